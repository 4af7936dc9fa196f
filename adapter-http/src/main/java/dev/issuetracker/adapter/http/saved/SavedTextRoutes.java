package dev.issuetracker.adapter.http.saved;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Links;
import dev.issuetracker.adapter.http.wire.Preconditions;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.saved.EditSavedText;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import io.javalin.http.Context;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The routes of one kind of saved texts. */
public final class SavedTextRoutes {
    private static final String[] READ_ONLY = {"id", "owner", "created_at", "updated_at", "version"};
    /** The version is no value to edit, but says which text was edited. */
    private static final String[] SHOWN = {"id", "owner", "created_at", "updated_at"};

    /**
     * How texts of a kind are sent.
     *
     * @param path the first part of their paths
     * @param keep who may keep them
     * @param text reads one from a body, and adds what is wrong with it; null when there is none
     * @param json what is sent of one
     */
    public record Form(
            SavedKind kind,
            String path,
            Permission keep,
            BodySize size,
            BiFunction<Body, Violations, @Nullable String> text,
            Function<SavedText, ?> json) {}

    private final SavedTextService texts;
    private final Form form;
    private final String path;
    private final Cursors<Long> cursors;

    /** Makes the routes of this service. */
    public SavedTextRoutes(SavedTextService texts, Form form) {
        this.texts = texts;
        this.form = form;
        this.path = "/" + form.path();
        this.cursors = Cursors.numbers(form.path());
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get(path, Permission.READ, this::list);
        routes.post(path, form.keep(), form.size(), this::create);
        routes.get(path + "/{id}", Permission.READ, this::get);
        routes.patch(path + "/{id}", form.keep(), form.size(), this::edit);
        routes.delete(path + "/{id}", form.keep(), this::remove);
    }

    private long id(Context ctx) {
        return Requests.pathId(ctx, "id", form.kind().noun());
    }

    private void list(Context ctx, Caller caller) {
        PageJson.answer(ctx, cursors, request -> texts.list(caller, request), form.json());
    }

    private void get(Context ctx, Caller caller) {
        long id = id(ctx);
        Query.none(ctx).throwIfAny();
        SavedText text = texts.get(caller, id);
        if (Preconditions.unchanged(ctx, text.version())) {
            ctx.header("ETag", Preconditions.etag(text.version())).status(304);
        } else {
            answer(ctx, 200, text);
        }
    }

    private void create(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        EditSavedText command = command(body, violations);
        body.end(READ_ONLY);
        body.checkAbsent(READ_ONLY);
        SavedText text = texts.create(caller, command.withShape(violations.list()));
        ctx.header("Location", Links.path(ctx, path + "/" + text.id()));
        answer(ctx, 201, text);
    }

    private void edit(Context ctx, Caller caller, RequestBody sent) {
        long id = id(ctx);
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        Long version = Preconditions.version(ctx, body.version(), violations);
        EditSavedText command = command(body, violations).onVersion(version);
        body.end(READ_ONLY);
        body.checkUnchanged(version, () -> form.json().apply(texts.get(caller, id)), SHOWN);
        answer(ctx, 200, texts.edit(caller, id, command.withShape(violations.list())));
    }

    private EditSavedText command(Body body, Violations violations) {
        return new EditSavedText()
                .name(body.text("name"))
                .text(form.text().apply(body, violations))
                .shared(body.bool("shared"));
    }

    private void remove(Context ctx, Caller caller) {
        texts.remove(caller, id(ctx), Query.onlyVersion(ctx));
    }

    private void answer(Context ctx, int status, SavedText text) {
        ctx.header("ETag", Preconditions.etag(text.version()));
        Answers.json(ctx, status, form.json().apply(text));
    }
}
