/* Numbering the forms of a build and writing forms.bin. */
#include "engine/forms.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/memory.h"
#include "engine/forms_file.h"
#include "engine/sections.h"

struct forms_builder {
    struct intern *strings; /* written texts, exact terms and stems, each once */
    struct intern *keys; /* struct form_terms as bytes: the form's number is the key's */
};

struct forms_builder *forms_builder_new(void)
{
    struct forms_builder *b = mem_new(sizeof *b);
    b->strings = intern_new();
    b->keys = intern_new();
    return b;
}

void forms_builder_free(struct forms_builder *b)
{
    if (!b)
        return;
    intern_free(b->strings);
    intern_free(b->keys);
    mem_free(b);
}

uint32_t forms_builder_put(struct forms_builder *b, const struct token *token)
{
    struct form_terms terms = {
        intern_put(b->strings, token->written), intern_put(b->strings, token->folded),
        intern_put(b->strings, token->stem), (token->flags & TOKEN_STOP) ? 1 : 0};
    return intern_put(b->keys, (struct str){(const char *)&terms, sizeof terms});
}

bool forms_builder_has(const struct forms_builder *builder, struct str text)
{
    return intern_find(builder->strings, text) != INTERN_NONE;
}

uint32_t forms_builder_count(const struct forms_builder *b)
{
    return intern_count(b->keys);
}

struct form_terms forms_builder_terms(const struct forms_builder *b, uint32_t form)
{
    struct form_terms terms;
    memcpy(&terms, intern_at(b->keys, form).at, sizeof terms);
    return terms;
}

struct str forms_builder_string(const struct forms_builder *b, uint32_t number)
{
    return intern_at(b->strings, number);
}

uint32_t forms_builder_n_strings(const struct forms_builder *b)
{
    return intern_count(b->strings);
}

/** What qsort_r() compares by: the string of one member of each form, then the written text. */
struct order {
    const struct forms_builder *builder;
    bool by_stem;
};

static int compare(const void *a, const void *b, void *context)
{
    const struct order *order = context;
    uint32_t forms[2];
    memcpy(&forms[0], a, sizeof forms[0]);
    memcpy(&forms[1], b, sizeof forms[1]);
    struct form_terms t[2] = {forms_builder_terms(order->builder, forms[0]),
                              forms_builder_terms(order->builder, forms[1])};
    struct str key[2], written[2];
    for (int i = 0; i < 2; i++) {
        key[i] = forms_builder_string(order->builder,
                                      order->by_stem ? t[i].stem : t[i].folded);
        written[i] = forms_builder_string(order->builder, t[i].written);
    }
    int c = str_compare(key[0], key[1]);
    if (!c)
        c = str_compare(written[0], written[1]);
    return c ? c : (forms[0] > forms[1]) - (forms[0] < forms[1]);
}

static void write_order(struct sections_writer *w, const struct forms_builder *b,
                        bool by_stem)
{
    uint32_t n = forms_builder_count(b);
    uint32_t *forms = mem_new_array(n, sizeof *forms);
    for (uint32_t i = 0; i < n; i++)
        forms[i] = i;
    struct order order = {b, by_stem};
    qsort_r(forms, n, sizeof *forms, compare, &order);
    sections_write_array(w, by_stem ? FORMS_BY_STEM : FORMS_BY_FOLDED, forms, n,
                         sizeof *forms);
    mem_free(forms);
}

static void write_strings(struct sections_writer *w, const struct forms_builder *b)
{
    uint32_t offset = 0;
    sections_write_begin(w, FORMS_OFFSETS, sizeof offset);
    sections_write(w, &offset, sizeof offset);
    for (uint32_t i = 0; i < forms_builder_n_strings(b); i++) {
        offset += (uint32_t)forms_builder_string(b, i).n;
        sections_write(w, &offset, sizeof offset);
    }
    sections_write_begin(w, FORMS_BYTES, 1);
    for (uint32_t i = 0; i < forms_builder_n_strings(b); i++) {
        struct str s = forms_builder_string(b, i);
        sections_write(w, s.at, s.n);
    }
}

/** The bytes of all strings together. */
static uint64_t count_bytes(const struct forms_builder *b)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < forms_builder_n_strings(b); i++)
        n += forms_builder_string(b, i).n;
    return n;
}

enum status forms_builder_write(const struct forms_builder *b, const char *path,
                                struct error *err)
{
    uint64_t n_bytes = count_bytes(b);
    if (n_bytes > UINT32_MAX)
        return error_set(err, STATUS_TOO_LARGE, "%s: %" PRIu64 " bytes of words", path,
                         n_bytes);
    struct sections_writer w;
    sections_write_open(&w, path);
    sections_write_begin(&w, FORMS_TERMS, sizeof(struct form_terms));
    for (uint32_t i = 0; i < forms_builder_count(b); i++) {
        struct form_terms terms = forms_builder_terms(b, i);
        sections_write(&w, &terms, sizeof terms);
    }
    write_order(&w, b, true);
    write_order(&w, b, false);
    write_strings(&w, b);
    return sections_write_close(&w, err);
}
