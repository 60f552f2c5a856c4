/* Reads the contract's tree and writes its texts. */
#include "server/reference/reference_text.h"

struct str text_of(const json_t *object, const char *name)
{
    const json_t *text = json_object_get(object, name);
    return text ? (struct str){json_string_value(text), json_string_length(text)}
                : STR("");
}

static const json_t *followed(const json_t *tree, struct str reference)
{
    const json_t *at = tree;
    if (!str_starts_with(reference, STR("#/")))
        return NULL;
    struct str rest = {reference.at + 2, reference.n - 2};
    while (at && rest.at && rest.n) {
        char name[200];
        struct str step = str_cut(&rest, '/');
        if (step.n >= sizeof name)
            return NULL;
        memcpy(name, step.at, step.n);
        name[step.n] = '\0';
        at = json_object_get(at, name);
    }
    return at;
}

const json_t *resolved(const struct reference *r, const json_t *object)
{
    struct str reference = text_of(object, "$ref");
    const json_t *found = reference.n ? followed(r->tree, reference) : object;
    return found ? found : json_null();
}

struct str reference_name(const json_t *object)
{
    struct str rest = text_of(object, "$ref"), last = STR("");
    while (rest.at && rest.n)
        last = str_cut(&rest, '/');
    return last;
}

void put_line(const struct reference *r, struct str text)
{
    while (text.at && text.n) {
        html_text(r->h, str_cut(&text, '`'));
        if (!text.at)
            return;
        HTML_TEXT(r->h, "<code>", str_cut(&text, '`'), "</code>");
    }
}

void put_paragraphs(const struct reference *r, struct str text)
{
    while (text.n) {
        size_t end = str_find(text, STR("\n\n"));
        struct str one = str_trim((struct str){text.at, end});
        size_t next = end + 2 < text.n ? end + 2 : text.n;
        text = (struct str){text.at + next, text.n - next};
        if (!one.n)
            continue;
        HTML(r->h, "<p>");
        put_line(r, one);
        HTML(r->h, "</p>");
    }
}
