/* Tells shortcodes from what people write in square brackets. */
#include "indexer/markup/html_shortcode.h"

/* No shortcode is longer: builders of pages keep styles in them. */
#define SHORTCODE_MAX 4000U

/* Those of WordPress itself and of widespread extensions that may stand without
 * attributes and without an end. */
static const char *const known[] = {
    "gallery",    "caption",   "embed",  "audio",        "video",      "playlist",
    "wp_caption", "toc",       "raw",    "row",          "column",     "columns",
    "one_half",   "one_third", "button", "tabs",         "tab",        "accordion",
    "toggle",     "sitemap",   "spacer", "contact-form", "ninja_form", "gravityform",
    "mailpoet",   "ez-toc",    "lwptoc", "formidable",   "wpforms",    NULL};

/* The names of families of them begin so. */
static const char *const families[] = {"vc_",  "et_pb_", "fusion_", "av_",  "su_",
                                       "cs_",  "mk_",    "rev_",    "wpb_", "x_",
                                       "tve_", "sc_",    "wpml_",   "acf_", NULL};

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static bool is_of_family(struct str name)
{
    for (size_t i = 0; families[i]; i++)
        if (str_starts_with(name, str_of(families[i])))
            return true;
    return false;
}

/** The offset of the "]" that ends the shortcode @p rest; 0 when none does. */
static size_t end_of(struct str rest)
{
    char quote = 0;
    size_t most = rest.n < SHORTCODE_MAX ? rest.n : SHORTCODE_MAX;
    for (size_t i = 1; i < most; i++) {
        char c = rest.at[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == ']')
            return i;
        else if (c == '[')
            return 0;
        else if ((c == '"' || c == '\'') && rest.at[i - 1] == '=')
            quote = c;
    }
    return 0;
}

/** Whether @p attributes begin with `name=`. */
static bool has_attribute(struct str attributes)
{
    attributes = str_trim(attributes);
    size_t n = 0;
    while (n < attributes.n && (is_name_byte((char)(attributes.at[n] | 0x20))))
        n++;
    return n > 0 && n < attributes.n && attributes.at[n] == '=';
}

/** The length of the shortcode at the start of @p rest; 0 when there is none. */
static size_t shortcode(struct str rest)
{
    bool is_end = rest.n > 1 && rest.at[1] == '/';
    size_t start = 1 + (size_t)is_end, n = start;
    while (n < rest.n && is_name_byte(rest.at[n]))
        n++;
    struct str name = {rest.at + start, n - start};
    if (name.n < 2 || name.at[0] < 'a' || n == rest.n)
        return 0;
    size_t end = end_of(rest);
    if (end == 0)
        return 0;
    struct str attributes = {rest.at + n, end - n};
    bool is_bare = attributes.n == 0 || str_equal(attributes, STR("/")) ||
                   str_equal(attributes, STR(" /"));
    if (!is_bare && rest.at[n] != ' ')
        return 0;
    bool is_sure =
        is_of_family(name) || has_attribute(attributes) ||
        (is_bare && (is_end || str_is_in(name, known) || memchr(name.at, '_', name.n)));
    return is_sure ? end + 1 : 0;
}

void html_put_without_shortcodes(struct buf *out, struct str text)
{
    while (text.n) {
        const char *sign = memchr(text.at, '[', text.n);
        size_t n = sign ? (size_t)(sign - text.at) : text.n;
        buf_put(out, text.at, n);
        text = (struct str){text.at + n, text.n - n};
        if (!sign)
            return;
        n = shortcode(text);
        /* What they part stays apart. */
        buf_put_byte(out, n ? ' ' : '[');
        n = n ? n : 1;
        text = (struct str){text.at + n, text.n - n};
    }
}
