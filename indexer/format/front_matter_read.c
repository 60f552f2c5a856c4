/* Reads a header of any kind; where it is not well formed, line by line. */
#include "base/buf.h"
#include "engine/json/json_read.h"
#include "indexer/format/front_matter.h"
#include "indexer/format/toml.h"

static enum status read_toml(struct front_matter_found *found, uint32_t *line,
                             const struct front_matter *matter, struct error *err)
{
    *line = matter->header_line;
    return toml_read(found->object, found->member_lines, line, matter->header, err);
}

/** Between « ;;; » the braces may lack. */
static enum status read_json(struct front_matter_found *found, uint32_t *line,
                             const struct front_matter *matter, struct error *err)
{
    AUTO_BUF text = BUF_INIT(2 * (size_t)FRONT_MATTER_MAX);
    struct str header = str_trim(matter->header);
    bool has_braces = header.n && header.at[0] == '{';
    buf_printf(&text, "%s%.*s%s", has_braces ? "" : "{", STR_ARG(header),
               has_braces ? "" : "}");
    json_error_t fault;
    AUTO_JSON *object = json_loadb(text.at, text.n, 0, &fault);
    *line = matter->header_line;
    if (json_is_object(object))
        return json_object_update(found->object, object) ? STATUS_INTERNAL : STATUS_OK;
    *line += fault.line > 0 ? (uint32_t)fault.line - 1 : 0;
    return error_set(err, STATUS_BAD_INPUT,
                     "en-tête mal formé : ce n'est pas du JSON bien formé");
}

typedef enum status header_reader(struct front_matter_found *found, uint32_t *line,
                                  const struct front_matter *matter, struct error *err);
static header_reader *const readers[] = {
    [FRONT_MATTER_NONE] = NULL,
    [FRONT_MATTER_YAML] = front_matter_parse,
    [FRONT_MATTER_TOML] = read_toml,
    [FRONT_MATTER_JSON] = read_json,
};

enum status front_matter_read(struct front_matter_found *out,
                              const struct front_matter *matter, struct error *err)
{
    *out = front_matter_found_new();
    if (matter->is_open)
        front_matter_remark(out, matter->header_line - 1,
                            "il manque la ligne qui finit l'en-tête : il est lu jusqu'à "
                            "la première ligne vide");
    if (!readers[matter->kind])
        return STATUS_OK;
    uint32_t line = matter->header_line;
    struct error fault = {0};
    enum status st = readers[matter->kind](out, &line, matter, &fault);
    if (st == STATUS_BAD_INPUT) {
        front_matter_remark(out, line, "%s ; il est lu ligne par ligne", fault.text);
        front_matter_read_lines(out, matter);
        return STATUS_OK;
    }
    return st ? error_set(err, st, "%s", fault.text) : st;
}
