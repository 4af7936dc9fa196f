package dev.issuetracker.adapter.importing.xlsx.format;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.xlsx.format.Token.Kind;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DataFormatter;

/** A format code, taken apart. */
public final class FormatCode {
    private static final int NUMBER_SECTIONS = 3;

    private final String code;
    private final List<Section> sections;
    private final boolean conditional;

    private FormatCode(String code, List<Section> sections) {
        this.code = code;
        this.sections = sections;
        this.conditional =
                sections.stream().anyMatch(section -> section.condition().any());
    }

    public static FormatCode of(String code) {
        return new FormatCode(code, Tokens.sections(code));
    }

    /**
     * What a cell with this format shows.
     *
     * @param from1904 whether days are counted from 1904
     * @return nothing when the format has no say over the number: it is shown as it is
     */
    public Optional<String> show(double value, boolean from1904) {
        int index = index(value);
        Section section = sections.get(index);
        boolean whole = sections.size() == 1 && section.tokens().isEmpty();
        if (whole || section.isText()) {
            return Optional.empty();
        }
        if (section.isDate()) {
            return DateText.show(section, value, from1904);
        }
        if (section.isFraction()) {
            return Optional.of(new DataFormatter(section.locale()).formatRawCellContents(value, 0, code, from1904));
        }
        boolean unsigned = section.condition().any() ? section.condition().onlyNegative() : index == 1;
        return Optional.of(NumberText.show(section, unsigned ? Math.abs(value) : value));
    }

    /**
     * What a cell with this format holds.
     *
     * @param from1904 whether days are counted from 1904
     * @return nothing when only what it shows says what is meant, such as a share in percent
     */
    public Optional<CellValue> value(double value, boolean from1904) {
        Section section = sections.get(index(value));
        if (section.isDate()) {
            return DateText.value(section, value, from1904);
        }
        return section.has(Kind.PERCENT)
                ? Optional.empty()
                : Optional.of(new CellValue(CellValue.Kind.NUMBER, GeneralText.show(value)));
    }

    private int index(double value) {
        int count = Math.min(sections.size(), NUMBER_SECTIONS);
        if (conditional) {
            for (int i = 0; i < count - 1; i++) {
                if (sections.get(i).condition().holds(value)) {
                    return i;
                }
            }
            return count - 1;
        }
        if (value < 0) {
            return count > 1 ? 1 : 0;
        }
        return value == 0 && count == NUMBER_SECTIONS ? 2 : 0;
    }
}
