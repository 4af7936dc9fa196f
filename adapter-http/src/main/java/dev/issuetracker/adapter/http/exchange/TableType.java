package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.wire.AcceptHeader;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.application.exporting.ExportFormat;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of table that is sent as a file. */
public enum TableType {
    CSV("text/csv", ExportFormat.CSV),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ExportFormat.XLSX);

    private final String mediaType;
    private final ExportFormat format;

    TableType(String mediaType, ExportFormat format) {
        this.mediaType = mediaType;
        this.format = format;
    }

    /** The table that a client takes rather than JSON; empty when it takes JSON as gladly. */
    public static Optional<TableType> preferred(Context ctx) {
        String accept = RequestHeaders.list(ctx, "Accept");
        if (AcceptHeader.prefers(accept, XLSX.mediaType, CSV.mediaType)) {
            return XLSX.overJson(accept);
        }
        return CSV.overJson(accept);
    }

    private Optional<TableType> overJson(@Nullable String accept) {
        return AcceptHeader.prefers(accept, mediaType, Json.MEDIA_TYPE) ? Optional.of(this) : Optional.empty();
    }

    public String mediaType() {
        return mediaType;
    }

    public ExportFormat format() {
        return format;
    }

    /** What the names of such files end in, without a dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
