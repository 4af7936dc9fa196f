package dev.issuetracker.http.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.http.fixture.BrowserTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the modules of the interface compute, without a screen, in the browser that runs them. */
class WebModulesTest extends BrowserTest {
    @BeforeEach
    void openAPage() {
        open(tracker.jane(), "/").await("main");
    }

    /** An expression over a module, which it calls {@code m}, as JSON with single quotes. */
    private String value(String module, String expression) {
        return browser.runLater(
                        "const done = arguments[1];"
                                + "import(new URL(arguments[0], document.querySelector('script[type=module]').src))"
                                + ".then(m => done(JSON.stringify(" + expression + ")))"
                                + ".catch(failure => done(String(failure)))",
                        module)
                .asText()
                .replace('"', '\'');
    }

    /** Each row has what is given, a bar, and what comes of it. */
    private static void assertRows(UnaryOperator<String> actual, String... rows) {
        assertAll(Arrays.stream(rows).map(row -> row.split(" \\| ", -1)).map(row -> () -> {
            assertEquals(row[1], actual.apply(row[0]), row[0]);
        }));
    }

    @Test
    void rawHtmlHasNoInlineCode() {
        assertRows(
                html -> browser.runLater(
                                "const done = arguments[1];"
                                        + "import(new URL('markdown-html.js',"
                                        + " document.querySelector('script[type=module]').src))"
                                        + ".then(m => done(m.withoutInlineCode(arguments[0])))",
                                html)
                        .asText(),
                "<b onclick=1>x</b> | <b>x</b>",
                "<img src=x ONERROR='a(\"b\")' alt=y> | <img src=x alt=y>",
                "<img/onerror=1/> | <img>",
                "<p style=\"color: red\" align=left> | <p align=left>",
                "<p style onload = 1> | <p>",
                "<a href=/on=1 title=\"> onclick=1\">on x=1</a> | <a href=/on=1 title=\"> onclick=1\">on x=1</a>",
                "<a title='<style>' href=\"x\"> | <a title='&lt;style>' href=\"x\">",
                "<Style>p {}</STYLE><styled> | &lt;Style>p {}&lt;/STYLE><styled>",
                "<script>1</script> | &lt;script>1&lt;/script>",
                "1 < 2 onclick=3 | 1 < 2 onclick=3");
    }

    @Test
    void listShowsWhatComesBesideWhatStays() {
        String call = "(() => { const at = document.createElement('ul');"
                + "const show = keys => m.render(m.html`"
                + "${[...keys].map(key => m.html`<li key=${key}>${key}</li>`)}`, at);"
                + "'%s'.split(' ').forEach(show); return at.textContent; })()";
        assertRows(
                keys -> value("html.js", call.formatted(keys)),
                "abc cde | 'cde'",
                "abcdef fxyz | 'fxyz'",
                "abcdef xfyz | 'xfyz'",
                "abcdef bfxyz | 'bfxyz'",
                "ab bxyza | 'bxyza'",
                "abcdef fxyz abfzu | 'abfzu'");
    }

    @Test
    void auditLogHasTheEventsOfTheServer() {
        String events = Arrays.stream(AuditEvent.values())
                .map(event -> "'" + event.code() + "'")
                .collect(Collectors.joining(","));
        assertEquals("[" + events + "]", value("settings-audit.js", "m.EVENTS"));
    }

    @Test
    void webhooksHaveTheEventsOfTheServerAndNamesForAll() {
        String choices = WebhookEvent.choices().stream()
                .map(event -> "'" + event.code() + "'")
                .collect(Collectors.joining(","));
        assertEquals("[" + choices + "]", value("settings-webhooks.js", "m.EVENTS"));
        String names = Arrays.stream(WebhookEvent.values())
                .map(event -> "'webhook." + event.code() + "'")
                .collect(Collectors.joining(","));
        assertEquals("[]", value("text.en.js", "[" + names + "].filter(key => !(key in m.texts))"));
    }

    @Test
    void everyKindOfThingInTheAuditLogHasAName() {
        String kinds = Arrays.stream(AuditSubject.Kind.values())
                .map(kind -> "'audit.kind." + kind.code() + "'")
                .collect(Collectors.joining(","));
        assertEquals("[]", value("text.en.js", "[" + kinds + "].filter(key => !(key in m.texts))"));
    }

    @Test
    void eventOfAStreamIsReadAndACommentIsNone() {
        assertRows(
                call -> value("live.js", call),
                "m.parseEvent('event: changed\\ndata: {\"issues\":[3]}') | {'name':'changed','data':{'issues':[3]}}",
                "m.parseEvent('data: {}') | {'name':'message','data':{}}",
                "m.parseEvent(':') | null");
    }

    @Test
    void cardsKeepTheirPlaceWhileOthersMoveThem() {
        String call = "(() => { const card = (id, version) => ({id, version});"
                + "const page = (results, next = null) => ({results, next});"
                + "const names = cards => Object.entries(cards).map(([key, all]) =>"
                + " key + ':' + all.map(one => one.id + '.' + one.version).join(' ')).join('; ');"
                + "return names(m.refreshed(%s)); })()";
        assertRows(
                arguments -> value("board.js", call.formatted(arguments)),
                "{a: [card(1, 1), card(2, 1)]}, {a: page([card(2, 2), card(1, 1)])}, [2] | 'a:1.1 2.2'",
                "{a: [card(1, 1)], b: [card(2, 1)]}, {a: page([]), b: page([card(1, 2), card(2, 1)])}, [1]"
                        + " | 'a:; b:1.2 2.1'",
                "{a: [card(1, 1)]}, {a: page([card(3, 1), card(1, 1)])}, null | 'a:3.1 1.1'",
                "{a: [card(1, 3)], b: []}, {a: page([]), b: page([card(1, 2)])}, [1] | 'a:1.3; b:'",
                "{a: [card(1, 1), card(2, 1)]}, {a: page([card(1, 1)], 'more')}, null | 'a:1.1 2.1'",
                "{a: [card(1, 1), card(2, 1)]}, {a: page([card(1, 1)], 'more')}, [2] | 'a:1.1'",
                "{a: [card(1, 1)]}, {a: page([])}, null | 'a:'",
                "{a: [card(1, 1), card(2, 1)], b: []}, {a: page([card(4, 1), card(2, 1), card(3, 1)], 'more'),"
                        + " b: page([card(1, 2)])}, [1, 4] | 'a:4.1 2.1 3.1; b:1.2'",
                "{a: [card(1, 1)]}, {a: page([card(3, 1), card(2, 1)], 'more')}, null | 'a:3.1 2.1 1.1'",
                "{a: [], b: [card(1, 1)]}, {a: page([card(1, 2)]), b: page([card(1, 1)])}, [1] | 'a:1.2; b:'");
    }

    @Test
    void issueThatMovesUpIntoTheFirstPageIsNotNew() {
        String call = "(page => m.arrived(page, new Set(%s), new Set(%s)).map(issue => issue.id))"
                + "({results: %s.map(id => ({id})), next: %s})";
        assertRows(
                arguments -> value("list-issues.js", call.formatted((Object[]) arguments.split("; "))),
                "[1, 2, 3]; []; [2, 3, 4]; 'more' | []",
                "[1, 2, 3]; []; [5, 1, 2]; 'more' | [5]",
                "[1, 2, 3]; [6]; [5, 2, 4, 6]; 'more' | [5,6]",
                "[1, 2, 3]; []; [4, 5]; 'more' | []",
                "[1, 2, 3]; [4, 5]; [4, 5]; 'more' | [4,5]",
                "[1, 2]; []; [1, 2, 3]; null | [3]");
    }

    @Test
    void partsOfASearchAreToldApart() {
        String search = "m.searched(new URLSearchParams({q: '%s'})).map(one => one.value)";
        String without = "m.without(new URLSearchParams({q: '%s'}), {name: 'q', value: '%s'}).get('q')";
        assertRows(
                call -> value("filter.js", call),
                search.formatted("is:open -label:bug words sort:title-asc") + " | ['is:open','-label:bug']",
                search.formatted("(is:open OR is:resolved) \"a:b\"") + " | ['(is:open OR is:resolved)']",
                search.formatted("is:open OR is:resolved") + " | []",
                search.formatted("(is:open") + " | []",
                search.formatted("due:<7d assignee:\"a b\"") + " | ['due:<7d','assignee:\\'a b\\'']",
                search.formatted("größe:3 -story-points:5 http://x std::y") + " | ['größe:3','-story-points:5']",
                search.formatted("field:\"Done %\":5") + " | ['field:\\'Done %\\':5']",
                without.formatted("is:open words", "is:open") + " | 'words'",
                without.formatted("is:open", "is:open") + " | null");
    }

    @Test
    void numberIsReadAsItIsTypedHere() {
        assertRows(
                call -> value("text.js", call),
                "m.asNumber('1.5') | 1.5",
                "m.asNumber('12 days') | '12 days'",
                "m.asNumber('1,235') | '1,235'",
                "m.plainNumber(1234.5) | '1234.5'");
    }

    @Test
    void fragmentBeginsSoThatItsFirstMatchIsSeen() {
        String fragment = "m.fromMatch({text: %s, matches: [{from: %s, to: %s}]})";
        String words = "'one two three four five six seven eight nine ten'";
        assertRows(
                call -> value("list-rows.js", call),
                fragment.formatted(words, "4", "7") + " | {'text':'one two three four five six seven eight nine ten',"
                        + "'matches':[{'from':4,'to':7}]}",
                fragment.formatted(words, "45", "48") + " | {'text':'…four five six seven eight nine ten',"
                        + "'matches':[{'from':32,'to':35}]}",
                fragment.formatted("'" + "字".repeat(40) + "'", "36", "38") + " | {'text':'…" + "字".repeat(36)
                        + "','matches':[{'from':33,'to':35}]}",
                "m.fromMatch({text: 'none', matches: []}) | {'text':'none','matches':[]}");
    }

    @Test
    void rowsWithFragmentsAreHigherThanOthers() {
        String places =
                "(p => %s)(m.places([{}, {fragments: [{in: 'title'}]}, {fragments: [{in: 'comment'}]}, {}], 40, 20))";
        assertRows(
                call -> value("list-rows.js", places.formatted(call)),
                "[0, 1, 2, 3, 4, 5].map(p.topOf) | [0,40,80,140,180,220]",
                "[0, 1, 2, 3, 4].map(p.heightOf) | [40,40,60,40,40]",
                "[0, 20, 40, 110, 139, 140, 200].map(p.indexAt).map(Math.floor) | [0,0,1,2,2,3,4]",
                "[0.5, 1.25, 2.5, 2.75, 3.5, 6.5].map(p.topOf).map(p.indexAt) | [0.5,1.25,2.5,2.75,3.5,6.5]");
    }

    /** An expression over what the API says, which it calls {@code said}, as it is said in German. */
    private String german(String expression) {
        return browser.runLater("const done = arguments[0];"
                        + "const at = name => import(new URL(name, document.querySelector('script[type=module]').src));"
                        + "Promise.all([at('problems.js'), at('text.de.js')]).then(([{saying}, texts]) => {"
                        + "  const said = saying(texts); done(JSON.stringify(" + expression + "));"
                        + "}).catch(failure => done(String(failure)))")
                .asText()
                .replace('"', '\'');
    }

    @Test
    void whatTheApiSaysIsSaidInGermanByItsCodes() {
        String problem = "said.problem({code: '%s', message: 'As the API says it.'})";
        String violation = "said.violation({field: '%s', code: '%s', message: '%s'})";
        String ofSearch = violation.replace("})", ", column: %s})");
        assertRows(
                this::german,
                problem.formatted("last_admin")
                        + " | 'Das ist der einzige Admin, dessen Konto nicht gesperrt ist."
                        + " Mache zuerst ein anderes Konto zum Admin.'",
                problem.formatted("new_code") + " | 'As the API says it.'",
                problem.formatted("bad_request") + " | 'Der Server konnte das nicht lesen: As the API says it.'",
                violation.formatted("fields.Due 3", "too_long", "Due 3 must have at most 200 characters; it has 201.")
                        + " | 'Due 3: höchstens 200 Zeichen.'",
                violation.formatted("title", "too_long", "title is too long.") + " | 'title is too long.'",
                violation.formatted("events", "required", "events is required.")
                        + " | 'Wähle mindestens eines, das gesendet wird.'",
                violation.formatted("status", "invalid_choice", "status must be open, in_progress or resolved.")
                        + " | 'Status: diesen Wert gibt es hier nicht.'",
                violation.formatted("mapping/values/status/w~1o", "wrong_type", "must be a text.")
                        + " | 'w/o: hat keinen Wert dieser Art.'",
                ofSearch.formatted(
                                "q",
                                "invalid_choice",
                                "Column 4: Found opn, expected one of open, resolved; did you mean open?",
                                4)
                        + " | 'Spalte 4: Hier geht nur: open, resolved. Meintest du open?'",
                ofSearch.formatted("filter.q", "unknown_user", "Column 4: There is no user named jo.", 4)
                        + " | 'Spalte 4: So heißt kein Konto.'",
                ofSearch.formatted("q", "required", "Column 7: Expected a value.", 7)
                        + " | 'Spalte 7: Hier fehlt ein Wert, oder Wörter zwischen den Anführungszeichen.'",
                violation.formatted("title", "new_code", "title is odd.") + " | 'title is odd.'");
    }

    @Test
    void rowOfAFileIsExplainedWithoutTheParametersOfTheApi() {
        assertRows(
                message -> value("problems.js", "m.rowText({column: 'c', code: 'x', message: '" + message + "'})"),
                "There is no label named a=b; create it first or correct the name, or send create_missing=labels."
                        + " | 'There is no label named a=b.'",
                "There is no user named x; correct the name. person.NAME= says who it is here."
                        + " | 'There is no user named x; correct the name.'",
                "It is kept; on_existing=overwrite takes what the file says. | 'It is kept.'",
                "The header has no column title. If another program wrote it, say which one with format=;"
                        + " column.NAME= says what a column fills. The header was read as a."
                        + " | 'The header has no column title. The header was read as a.'",
                "fields.Estimate must be a number. | 'Estimate must be a number.'",
                "title must not be blank. | 'title must not be blank.'");
    }

    @Test
    void entryIsMovedWithinItsList() {
        assertRows(
                call -> value("settings-fields.js", call),
                "m.moved(['a', 'b', 'c'], 1, -1) | ['b','a','c']",
                "m.moved(['a', 'b', 'c'], 1, 1) | ['a','c','b']",
                "m.moved(['a', 'b'], 0, -1) | ['a','b']",
                "m.moved(['a', 'b'], 1, 1) | ['a','b']");
    }

    @Test
    void contrastIsThatOfWcag() {
        assertRows(
                call -> value("contrast.js", call),
                "m.contrast('000000', 'ffffff') | 21",
                "m.contrast('ffffff', '000000') | 21",
                "m.contrast('4151d0', '4151d0') | 1",
                "m.contrast('949494', 'ffffff').toFixed(2) | '3.03'",
                "m.contrast('959595', 'ffffff').toFixed(3) | '2.995'",
                "m.weak('4e5dd3') | []",
                "m.weak('ffff00') | ['light']",
                "m.weak('000000') | ['dark']");
    }

    @Test
    void optionsOfThePresetAreSeenInBothThemes() {
        List<String> colours = new ArrayList<>();
        tracker.jane().get("/fields").expect(200).at("/results").forEach(field -> {
            if (List.of("Priority", "Type").contains(field.path("name").asText())) {
                field.path("options")
                        .forEach(
                                option -> colours.add("'" + option.path("color").asText() + "'"));
            }
        });
        assertEquals(7, colours.size());
        assertEquals("[]", value("contrast.js", colours + ".filter(color => m.weak(color).length > 0)"));
    }

    @Test
    void nearestColourIsTheFirstThatIsSeenInBothThemes() {
        assertRows(
                call -> value("contrast.js", call),
                "m.nearest('4e5dd3') | '4e5dd3'",
                "m.nearest('4151d0') | '4554d1'",
                "m.weak(m.nearest('ffff00')) | []",
                "m.nearest('ffff00').slice(4) | '00'",
                "m.weak(m.nearest('000000')) | []",
                "m.nearest('ffffff') | '949494'");
        assertEquals(
                "[]",
                value(
                        "contrast.js",
                        "Array.from({length: 512}, (_, at) => [at & 7, at >> 3 & 7, at >> 6].map(part =>"
                                + " (part * 36).toString(16).padStart(2, '0')).join(''))"
                                + ".filter(color => m.weak(m.nearest(color)).length > 0)"));
    }

    @Test
    void backgroundsOfLabelsAreThoseOfTheStyle() {
        assertEquals(
                "true",
                value(
                        "contrast.js",
                        "getComputedStyle(document.documentElement).getPropertyValue('--bg').trim()"
                                + " === `light-dark(#${m.BACKGROUNDS.light}, #${m.BACKGROUNDS.dark})`"));
    }

    /** A browser passes over a rule that it does not understand, and says nothing. */
    @Test
    void everyRuleOfTheStyleIsUnderstood() {
        JsonNode rules = browser.runLater("""
                const count = rules => [...rules].reduce((sum, rule) => sum + 1 + count(rule.cssRules ?? []), 0);
                const done = arguments[0];
                const sheets = [...document.styleSheets].filter(sheet => sheet.href);
                Promise.all(sheets.map(sheet => fetch(sheet.href).then(answer => answer.text()))).then(texts => done({
                  written: texts.map(text => text.replace(/\\/\\*[^]*?\\*\\//g, '').split('{').length - 1),
                  understood: sheets.map(sheet => count(sheet.cssRules)),
                }));
                """);
        assertFalse(rules.path("written").isEmpty());
        assertEquals(rules.path("written"), rules.path("understood"));
    }

    @Test
    void differenceSaysWhichWordsCameAndWent() {
        assertEquals(
                "[{'kind':'same','text':'a '},{'kind':'gone','text':'b'},{'kind':'new','text':'x'},"
                        + "{'kind':'same','text':' c'}]",
                value("diff.js", "m.diff('a b c', 'a x c')"));
        assertEquals("[]", value("diff.js", "m.diff('', '')"));
    }

    @Test
    void wordIsTheSameBeforePunctuationAndWithoutSpaces() {
        assertEquals(
                "[{'kind':'same','text':'for viewers'},{'kind':'new','text':', too'}]",
                value("diff.js", "m.diff('for viewers', 'for viewers, too')"));
        assertEquals(
                "[{'kind':'same','text':'検索'},{'kind':'new','text':'の'},{'kind':'same','text':'結果'}]",
                value("diff.js", "m.diff('検索結果', '検索の結果')"));
    }

    @Test
    void differenceHoldsBothTexts() {
        assertEquals("[]", value("diff.js", """
                (() => {
                  let seed = 1;
                  const random = most => (seed = seed * 48271 % 2147483647) % most;
                  const text = () => Array.from({ length: random(12) },
                    () => ['a', 'b', 'c ', ' ', '\\\\n'][random(5)]).join('');
                  const only = (parts, kind) =>
                    parts.filter(part => part.kind === 'same' || part.kind === kind).map(part => part.text).join('');
                  return Array.from({ length: 500 }, () => [text(), text()]).filter(([before, after]) => {
                    const parts = m.diff(before, after);
                    return only(parts, 'gone') !== before || only(parts, 'new') !== after;
                  });
                })()"""));
    }

    @Test
    void textsThatAreTooLongToCompareAreReplacedWhole() {
        assertEquals(
                "['gone','new']",
                value("diff.js", "m.diff('a '.repeat(4000), 'b '.repeat(4000).trim()).map(part => part.kind)"));
    }

    @Test
    void addressIsWhatTheApiIsAsked() {
        assertRows(
                query -> value("filter.js", "m.toApi(new URLSearchParams('" + query + "')).toString()"),
                " | 'status=open&status=in_progress&sort=-updated_at'",
                "status=all | 'sort=-updated_at'",
                "q=bug | 'q=bug&sort=-updated_at'",
                "q=bug+sort%3Atitle | 'q=bug+sort%3Atitle'",
                "q=%22sort%3Atitle%22 | 'q=%22sort%3Atitle%22&sort=-updated_at'",
                "q=bug&sort=relevance | 'q=bug&sort=relevance'",
                "q=is%3Aopen&sort=relevance | 'q=is%3Aopen&sort=-updated_at'");
    }

    @Test
    void reportsCountIssuesOfEveryStatusUnlessTheAddressNamesSome() {
        assertRows(
                query -> value("reports.js", "m.toReport(new URLSearchParams('" + query + "')).toString()"),
                " | ''",
                "status=all&sort=title&by=Priority | ''",
                "status=open&status=all | ''",
                "status=open&label=a&label=b&field.Priority=high | 'status=open&label=a&label=b&field.Priority=high'",
                "q=bug&period=day&from=2026-01-01&to=2026-02-01 | 'q=bug'",
                "q=&assignee=me | 'assignee=me'");
        assertRows(
                query -> value("reports.js", "m.counted(new URLSearchParams('" + query + "')).toString()"),
                "period=day&q=bug | 'q=bug&status=all'",
                "status=open&label=a | 'status=open&label=a'");
    }

    @Test
    void whatTakesAllConditionsAwayKeepsTheTimeOfReports() {
        assertEquals(
                "'period=day&from=2026-01-01'",
                value("filter.js", "m.cleared(new URLSearchParams('period=day&label=a&q=b&from=2026-01-01'))+''"));
    }

    @Test
    void valuesOfAVersionAreComparedByWhatTheyAre() {
        assertEquals(
                "['assignee','fields.Estimate']",
                value(
                        "version.js",
                        "m.beside([{name: 'Estimate'}, {name: 'Systems'}],"
                                + "{status: 'open', assignee: {id: 2, username: 'john'}, labels: [{id: 1, name: "
                                + "'a'}, {id: 2, name: 'b'}],"
                                + " parent: null, fields: {Estimate: 0, Systems: ['api', 'web']}},"
                                + "{status: 'open', assignee: null, labels: [{id: 2, name: 'b'}, {id: 1, name: "
                                + "'renamed'}],"
                                + " parent: null, fields: {Systems: ['web', 'api']}}).changed"));
    }

    @Test
    void searchWithWordsCanBeRanked() {
        assertEquals("true", value("filter.js", "m.hasWords(new URLSearchParams('keyword=x'))"));
        assertRows(
                query -> value("filter.js", "m.hasWords(new URLSearchParams({ q: '" + query + "' }))"),
                "bug | true",
                "is:open bug | true",
                "is:open OR bug | true",
                "(is:open (bug)) | true",
                "-is:open (bug) | true",
                "NOT (is:open) bug | true",
                "-bug \"-(logo)\" | true",
                "main() -(x) | true",
                "std::vector | true",
                "http://host | true",
                " | false",
                "is:open | false",
                "is:open OR label:\"a b\" | false",
                "-label:\"a b\" | false",
                "größe:3 AND saved:bug | false",
                "story-points:3 | false",
                "field:\"Due date\"<2026-12-01 | false",
                "-bug NOT logo | false",
                "NOT \"a bug\" | false",
                "-(bug) NOT (logo) | false",
                "-(is:open (bug OR \"a ) b\")) | false",
                "(-bug OR NOT  logo) | false",
                "NOT -bug NOT -(logo) | false",
                "-main(x) | false");
    }

    @Test
    void bulkEditReachesWhatTheListShows() {
        assertEquals(
                "{'status':['open','in_progress','resolved'],'label':['a','b'],'parent':12,'blocked':true,"
                        + "'field.Priority':['high']}",
                value(
                        "filter.js",
                        "m.toBulk(new URLSearchParams("
                                + "'status=all&label=a&label=b&parent=12&blocked=true"
                                + "&field.Priority=high&sort=title'))"));
    }

    @Test
    void conditionIsTakenAwayOnce() {
        assertEquals(
                "'label=a'",
                value(
                        "filter.js",
                        "m.without(new URLSearchParams('label=a&label=b'), {name: 'label', value: 'b'})+''"));
    }

    @Test
    void listIsWrittenAsASearch() {
        assertRows(
                query -> value("filter.js", "m.asSearch(new URLSearchParams('" + query + "')).replaceAll('\"', '`')"),
                "status=open&sort=title | 'is:open sort:title-asc'",
                "status=open&status=resolved&sort=-created_at | '(is:open OR is:resolved) sort:created-desc'",
                "status=all&label=a&label=b+c&sort=id | 'label:a label:`b c` sort:id-asc'",
                "status=all&q=x+OR+y&label=a&sort=id | '(x OR y) label:a sort:id-asc'",
                "status=all&field.Due+date.from=2026-01-01&sort=id | 'field:`Due date`:>=2026-01-01 sort:id-asc'");
    }

    @Test
    void timeIsSaidAsPeopleSayIt() {
        assertRows(
                ago -> value("text.js", "m.ago(new Date(1e12 - " + ago + " * 1000).toISOString(), 'long', 1e12)"),
                "59 | 'now'",
                "60 | '1 minute ago'",
                "86400 | 'yesterday'",
                "-86400 | 'tomorrow'",
                "604800 | 'last week'",
                "63072000 | '2 years ago'");
    }

    @Test
    void timeOfARowIsSaidInFewLetters() {
        assertRows(
                ago -> value("text.js", "m.ago(new Date(1e12 - " + ago + " * 1000).toISOString(), 'narrow', 1e12)"),
                "86400 | '1d ago'",
                "604800 | '1w ago'",
                "31536000 | '1y ago'");
    }

    @Test
    void minutesOfARowAreNoMetresInGerman() {
        keep(browser, tracker.jane(), "language", "\"de\"");
        open(tracker.jane(), "/").await("main").awaitTrue("return document.documentElement.lang === 'de'");
        assertRows(
                ago -> value("text.js", "m.ago(new Date(1e12 - " + ago + " * 1000).toISOString(), 'narrow', 1e12)"),
                "420 | 'vor 7 Min.'",
                "10800 | 'vor 3 Std.'");
    }

    @Test
    void durationIsInTheLargestUnitThatFits() {
        assertRows(
                seconds -> value("text.js", "m.duration(" + seconds + ")"),
                "0.5 | '0.5 sec'",
                "90 | '1.5 min'",
                "5400 | '1.5 hr'",
                "172800 | '2 days'");
    }

    @Test
    void rowsOfAFileAreShownInTheirOrderWithWhatIsWrongWithThem() {
        String error = "{file: null, row: 2, line: 3, column: 'Status', value: 'x', message: 'no status'}";
        assertEquals(
                "['2 open','3 x no status, no date','4 open','9 3 rows y no word']",
                value(
                        "mapping.js",
                        "m.shownRows({columns: [{column: 'Status', fills: 'status'}],"
                                + "first_rows: [2, 4].map(line => ({file: null, line, values: [{field: 'status', "
                                + "value: 'open'}]})),"
                                + "unknown_values: [{file: null, line: 9, rows: 3, rejected: true, column: 'Status', "
                                + "value: 'y', message: 'no word'},"
                                + " {file: null, line: 4, rows: 1, rejected: false, column: 'Status', value: 'z', "
                                + "message: ''}],"
                                + "errors: [{file: null, row: 0, line: 1, message: 'header'}, " + error
                                + ", {file: null, row: 2, line: 3, column: 'Other', value: 'z', message: 'no date'}]})"
                                + ".map(row => [row.line, row.rows && row.rows + ' rows', row.cells.status,"
                                + " row.problems.map(one => one.message).join(', ')].filter(Boolean).join(' '))"));
    }

    @Test
    void wrongRowNamesTheColumnOfItsFile() {
        String call = "m.shownRows({columns: [{column: 'Summary', fills: 'title'}], unknown_values: [], first_rows: [],"
                + " errors: [{file: null, row: 1, line: 2, value: null, column: '%s', message: '%s'}]})"
                + "[0].problems[0].message";
        assertRows(
                error -> value("mapping.js", call.formatted((Object[]) error.split(": "))),
                "title: title must not be blank. | 'Summary must not be blank.'",
                "author: author has a control character. | 'Author has a control character.'",
                "resolved: This is no date that can be read. | 'This is no date that can be read.'",
                "fields.Estimate: fields.Estimate must be a number. | 'Estimate must be a number.'");
    }

    @Test
    void firstRowsShowWhatIsMadeForThem() {
        assertEquals(
                "[{'labels':['bug','new'],'assignee':['kim']}]",
                value(
                        "mapping.js",
                        "m.shownRows({columns: [], first_rows: [{file: null, line: 2, values: [{field: 'labels', "
                                + "value: ['bug']}], made: [{field: 'labels', name: 'new'}, {field: 'assignee', "
                                + "name: 'kim'}, {field: 'created_by', name: 'al'}]}], unknown_values: [], errors: []})"
                                + ".map(row => row.cells)"));
    }

    @Test
    void callsOfTheApiAreInTheOrderOfTheirTags() {
        assertEquals(
                "['b: get /two','a: get /one, post /one']",
                value(
                        "docs.js",
                        "m.operations({tags: [{name: 'b'}, {name: 'a'}], paths: {"
                                + "'/one': {post: {tags: ['a']}, parameters: [], get: {tags: ['a']}}, '/two': {get: "
                                + "{tags: ['b']}}}})"
                                + ".map(([tag, all]) => tag + ': ' + all.map(one => one.method + ' ' + "
                                + "one.path).join(', '))"));
    }

    @Test
    void callIsSentWhereItsParametersSay() {
        String parameters =
                "[{in: 'path', name: 'id', schema: {type: 'integer'}}, {in: 'query', name: 'q', schema: {type: "
                        + "'string'}},"
                        + " {in: 'query', name: 'label', schema: {type: 'array'}}, {in: 'query', name: 'fields', "
                        + "schema: {type: 'object'}},"
                        + " {in: 'header', name: 'If-Match', schema: {type: 'string'}}]";
        assertRows(
                values -> value(
                        "docs.js", "m.requestOf({}, {path: '/things/{id}'}, " + parameters + ", {" + values + "})"),
                "'path id': 'a/b' | {'path':'things/a%2Fb','headers':{}}",
                "'query q': 'x&y', 'header If-Match': '7' | {'path':'things/?q=x%26y','headers':{'If-Match':'7'}}",
                "'query label': 'a\\n b,c \\n' | {'path':'things/?label=a&label=b%2Cc','headers':{}}",
                "'query fields': 'field.Size=a=b' | {'path':'things/?field.Size=a%3Db','headers':{}}");
    }

    @Test
    void typesOfTheApiAreSaidInFewWords() {
        assertRows(
                schema -> value(
                        "docs-schema.js",
                        "m.typeOf({parts: {Label: {type: 'object', properties: {}}}}, " + schema + ")"),
                "{type: 'string', format: 'date'} | 'string (date)'",
                "{$ref: '#/parts/Label'} | 'Label'",
                "{type: 'array', items: {$ref: '#/parts/Label'}} | 'Label[]'",
                "{} | 'anything'");
        assertEquals("'integer | null'", value("docs-schema.js", "m.typeOf({}, {type: ['integer', 'null']})"));
    }

    @Test
    void conflictIsWhatBothChangedToDifferentValues() {
        String change = "(field, base, theirs, yours) => ({field, base, theirs, yours})";
        assertEquals(
                "[['title'],['status'],['labels']]",
                value(
                        "conflict.js",
                        "(make => Object.values(m.sorted([make('title', 'a', 'b', 'c'), make('description', 'a', "
                                + "'b', 'b'),"
                                + " make('status', 'open', 'open', 'resolved'), make('labels', ['x'], ['y'], ['x'])]))"
                                + ".map(all => all.map(one => one.field)))(" + change + ")"));
    }

    @Test
    void meaningOfAFileIsSaidAndTakenBack() {
        assertRows(
                arguments -> value("mapping.js", "m.mean(" + arguments + ")"),
                "{}, ['columns', 'A'], 'title' | {'columns':{'A':'title'}}",
                "{columns: {A: 'title', B: 'none'}}, ['columns', 'A'], undefined | {'columns':{'B':'none'}}",
                "{values: {status: {x: 'open'}}}, ['values', 'status', 'y'], 'resolved' | "
                        + "{'values':{'status':{'x':'open','y':'resolved'}}}",
                "{}, ['values', 'fields.Size', 'x'], null | {'values':{'fields.Size':{'x':null}}}");
    }

    @Test
    void columnsOfAFileKeepTheOrderInWhichTheyWereMet() {
        assertEquals(
                "['B','A none','C none']",
                value(
                        "mapping.js",
                        "m.allColumns({columns: [{column: 'B'}], ignored_columns: [{column: 'C'}, {column: 'A'}]}, "
                                + "['B', 'A'])"
                                + ".map(one => [one.column, one.fills].filter(Boolean).join(' '))"));
    }

    @Test
    void whatDoesNotFitIsLeftOutOfAMapping() {
        assertEquals(
                "{'format':'other','columns':{'B':'title'}}",
                value(
                        "mappings.js",
                        "m.withoutWrong({format: 'other', columns: {'A/~': 'fields.Gone', B: 'title'}},"
                                + "[{field: 'mapping/columns/A~1~0'}, {field: 'mode'}])"));
    }

    @Test
    void whatAnotherMappingNamesIsNotLacking() {
        assertEquals(
                "['B','x','kin']",
                value(
                        "mappings.js",
                        "m.lacking({columns: {a: 'title', B: 'none'}, values: {labels: {x: null}},"
                                + " people: {kin: 'jane'}}, [{column: 'A'}],"
                                + " [{fills: 'none', column: 'C', value: null},"
                                + " {fills: 'labels', column: null, value: 'x'},"
                                + " {fills: 'labels', column: null, value: 'y'},"
                                + " {fills: 'status', column: null, value: 'x'},"
                                + " {fills: 'people', column: null, value: 'kin'},"
                                + " {fills: 'new_fields', column: null, value: 'kin'}])"
                                + ".map(one => one.column ?? one.value)"));
    }

    @Test
    void daysOfTheAuditLogAreThoseOfTheBrowser() {
        assertEquals(
                "'event=signed_in&from=2026-01-31T00:00:00Z&to=2026-01-31T23:59:59.999999Z'",
                value(
                        "settings-audit.js",
                        "(sent => decodeURIComponent(sent).replace(/[+-]\\d\\d:\\d\\d/g, 'Z'))"
                                + "(m.toAudit(new "
                                + "URLSearchParams('event=signed_in&name=x&from=2026-01-31&to=2026-01-31')))"));
    }

    @Test
    void keyHasOneName() {
        assertRows(
                event -> value("keys.js", "m.nameOf({" + event + "})"),
                "key: 'k' | 'k'",
                "key: 'K', ctrlKey: true | 'Ctrl+k'",
                "key: 'k', metaKey: true | 'Ctrl+k'",
                "key: '?', shiftKey: true | '?'",
                "key: 'Enter', shiftKey: true | 'Shift+Enter'");
    }

    @Test
    void valueIsSentAsTheApiTakesIt() {
        assertRows(
                arguments -> value("values.js", "m.sendable(" + arguments + ")"),
                "'title', 'New' | {'title':'New'}",
                "'assignee', {username: 'jane'} | {'assignee':'jane'}",
                "'assignee', null | {'assignee':null}",
                "'labels', [{name: 'bug', color: 'ffffff'}] | {'labels':['bug']}",
                "'fields.Reviewer', {username: 'jane'} | {'fields':{'Reviewer':'jane'}}");
    }

    @Test
    void linkOfAPageIsCalledByItsPath() {
        assertEquals("'issues?cursor=a%2Bb'", value("api.js", "m.pathOf('https://example.org/issues?cursor=a%2Bb')"));
    }
}
