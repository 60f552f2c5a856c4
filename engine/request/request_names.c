/* Finds what a parameter's value stands for, by the letters and digits of its name. */
#include "engine/request/request_names.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "engine/index/index_parts.h"
#include "text/word/fold.h"

/** No label of a vocabulary is longer; nothing longer is compared. */
#define NAME_BYTES_MAX 400

/**
 * Append the small letters and digits of @p name, without accents, and one hyphen for all
 * that stands between two of them. A slug is its own such form.
 */
static void put_letters(struct buf *out, struct str name)
{
    size_t length;
    bool is_apart = false;
    for (size_t i = 0; i < name.n; i += length) {
        int32_t cp = utf8_decode(name.at + i, name.n - i, &length);
        char folded[FOLD_MAX_BYTES];
        size_t n = fold_code_point(folded, (uint32_t)utf8proc_tolower(cp < 0 ? ' ' : cp));
        bool is_word = n > 0 && ((folded[0] >= 'a' && folded[0] <= 'z') ||
                                 (folded[0] >= '0' && folded[0] <= '9'));
        if (is_word && is_apart && out->n > 0)
            buf_put_byte(out, '-');
        if (is_word)
            buf_put(out, folded, n);
        is_apart = is_word ? false : is_apart || n > 0;
    }
}

/** Whether @p name is written with the letters @p letters, which put_letters() gave. */
static bool is_same(struct str letters, const char *name)
{
    AUTO_BUF own = BUF_INIT(NAME_BYTES_MAX);
    put_letters(&own, str_of(name));
    return !buf_overflowed(&own) && str_equal(letters, buf_str(&own));
}

typedef const char *find_fn(struct str letters, const struct index *index);

static const char *find_region(struct str letters, const struct index *index)
{
    for (size_t i = 0; i < vocabulary_n_regions(index->vocabulary); i++) {
        const struct region *region = vocabulary_region(index->vocabulary, i);
        if (is_same(letters, region->slug) || is_same(letters, region->label))
            return region->slug;
    }
    return str_equal(letters, STR("national")) ? "national" : NULL;
}

static const char *find_theme(struct str letters, const struct index *index)
{
    for (size_t i = 0; i < vocabulary_n_themes(index->vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(index->vocabulary, i);
        if (is_same(letters, theme->slug) || is_same(letters, theme->label))
            return theme->slug;
    }
    return NULL;
}

static const char *find_kind(struct str letters, const struct index *index)
{
    (void)index;
    for (enum kind kind = KIND_DOCUMENT; kind < KIND_COUNT_; kind++)
        if (is_same(letters, kind_slug(kind)) || is_same(letters, kind_label(kind)))
            return kind_slug(kind);
    return NULL;
}

static const struct {
    const char *name;
    find_fn *find;
} finders[] = {{"region", find_region}, {"theme", find_theme}, {"kind", find_kind}};

/** The parameters whose values are words in small letters. */
static const char *const in_small_letters[] = {"sort", "mode", "facets", NULL};

struct str search_param_named(struct str name, struct str value,
                              const struct index *index, struct arena *arena)
{
    if (value.n > NAME_BYTES_MAX || utf8_first_invalid(value) < value.n)
        return value;
    AUTO_BUF letters = BUF_INIT((size_t)16 * NAME_BYTES_MAX);
    put_letters(&letters, value);
    const char *found = NULL;
    for (size_t i = 0; i < COUNT_OF(finders) && !found; i++)
        if (letters.n > 0 && str_equal(name, str_of(finders[i].name)))
            found = finders[i].find(buf_str(&letters), index);
    if (found)
        return str_of(found);
    return str_is_in(name, in_small_letters) && letters.n > 0
               ? arena_str(arena, buf_str(&letters))
               : value;
}
