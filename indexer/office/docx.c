/* Reads DOCX: finds the parts of the document and puts their text. */
#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/office/docx_body.h"
#include "indexer/office/office.h"
#include "indexer/office/office_document.h"

bool docx_is_content(struct str content)
{
    return zip_names(content, STR("word/document"));
}

static bool is_of_type(const struct docx_link *link, struct str type)
{
    return str_ends_with(link->type, type);
}

/** The name of the part that relation part @p relations calls @p type; empty for none. */
static enum status find_part(struct str *out, struct docx_parts *parts,
                             struct str relations, struct str type, struct error *err)
{
    *out = STR("");
    struct docx_links links = {.ids = intern_new()};
    enum status st =
        docx_read_links(&links, parts->arena, zip_part(parts->zip, relations), err);
    for (size_t i = 0; !st && i < links.n; i++)
        if (is_of_type(&links.at[i], type))
            *out = links.at[i].target;
    intern_free(links.ids);
    while (str_starts_with(*out, STR("/")))
        *out = (struct str){out->at + 1, out->n - 1};
    return st;
}

/** Append the name of the part @p name beside the main part. */
static struct str beside(struct buf *out, struct str main, const char *name)
{
    buf_clear(out);
    size_t n = main.n;
    while (n > 0 && main.at[n - 1] != '/')
        n--;
    buf_put(out, main.at, n);
    buf_put_text(out, name);
    return buf_str(out);
}

/** What the main part is read with. */
struct docx_main {
    struct str name;
    struct docx_links links;
    struct buf path;
};

static enum status read_parts(struct docx_parts *parts, struct docx_main *main,
                              struct error *err)
{
    const struct zip_parts *zip = parts->zip;
    AUTO_BUF relations = BUF_INIT(4000);
    buf_put_str(&relations, beside(&main->path, main->name, "_rels/"));
    buf_printf(&relations, "%.*s.rels",
               STR_ARG(str_between(main->name, main->path.n - 6, main->name.n)));
    enum status st = docx_read_links(&main->links, parts->arena,
                                     zip_part(zip, buf_str(&relations)), err);
    if (!st)
        st = docx_read_styles(
            parts, zip_part(zip, beside(&main->path, main->name, "styles.xml")), err);
    if (!st)
        st = docx_read_numbering(
            parts, zip_part(zip, beside(&main->path, main->name, "numbering.xml")), err);
    return st;
}

static enum status put_parts(struct docx_body *body, struct docx_main *main,
                             struct error *err)
{
    const struct zip_parts *zip = body->parts->zip;
    enum status st = docx_put_body(body, zip_part(zip, main->name), err);
    if (!st)
        st = docx_put_notes(
            body, zip_part(zip, beside(&main->path, main->name, "footnotes.xml")), false,
            err);
    if (!st)
        st = docx_put_notes(
            body, zip_part(zip, beside(&main->path, main->name, "endnotes.xml")), true,
            err);
    return st;
}

static enum status put_document(struct flow *flow, struct docx_parts *parts,
                                struct error *err)
{
    struct docx_main main = {.links = {.ids = intern_new()}, .path = BUF_INIT(4000)};
    struct docx_notes notes = {intern_new()};
    enum status st =
        find_part(&main.name, parts, STR("_rels/.rels"), STR("/officeDocument"), err);
    if (!st && !zip_part(parts->zip, main.name).n)
        st = error_set(err, STATUS_BAD_INPUT, "le DOCX n'a pas de texte (%.80s)",
                       main.name.n ? "sa partie principale manque"
                                   : "sa description manque");
    if (!st)
        st = read_parts(parts, &main, err);
    struct docx_body body = {
        .parts = parts, .links = &main.links, .flow = flow, .notes = &notes};
    if (!st)
        st = put_parts(&body, &main, err);
    intern_free(main.links.ids);
    intern_free(notes.ids);
    buf_release(&main.path);
    return st;
}

static enum status read_zip(const struct zip_parts *zip, const struct reading *reading,
                            struct error *err)
{
    AUTO_ARENA *arena = arena_new();
    AUTO_JSON *metadata = NULL;
    office_read_metadata(&metadata, zip_part(zip, STR("docProps/core.xml")));
    CLEANUP(flow_release) struct flow flow;
    flow_init(&flow, RECORD_TEXT_MAX);
    flow.known_title = office_title(metadata);
    struct docx_parts parts = {.arena = arena, .zip = zip, .style_ids = intern_new()};
    struct error fault = {0};
    enum status st = put_document(&flow, &parts, &fault);
    intern_free(parts.style_ids);
    return st ? office_refuse(reading, &fault)
              : office_take(reading, &flow, metadata, err);
}

enum status docx_read(struct str content, const struct reading *reading,
                      struct error *err)
{
    AUTO_ZIP_PARTS *zip = NULL;
    struct error fault = {0};
    if (office_open(&zip, content, &fault))
        return office_refuse(reading, &fault);
    return read_zip(zip, reading, err);
}
