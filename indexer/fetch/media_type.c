/* The table of the types of documents on the web. */
#include "indexer/fetch/media_type.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"

/** How far a text is looked at for zero bytes. */
#define ZEROS_WITHIN 1024U

#define OPEN_XML "application/vnd.openxmlformats-officedocument."
#define OPEN_DOCUMENT "application/vnd.oasis.opendocument."

/** A type: its name, the ending of its files, and the bytes that they begin with; NULL
 *  for a text. */
static const struct media {
    const char *name;
    const char *ending;
    const char *begin;
} media[] = {
    {"text/html", ".html", NULL},
    {"application/xhtml+xml", ".html", NULL},
    {"application/pdf", ".pdf", "%PDF-"},
    {OPEN_XML "wordprocessingml.document", ".docx", "PK"},
    {OPEN_XML "spreadsheetml.sheet", ".xlsx", "PK"},
    {OPEN_DOCUMENT "text", ".odt", "PK"},
    {OPEN_DOCUMENT "spreadsheet", ".ods", "PK"},
    {"text/csv", ".csv", NULL},
    {"text/tab-separated-values", ".tsv", NULL},
    {"text/markdown", ".md", NULL},
    {"text/plain", ".txt", NULL},
    {"application/json", ".json", NULL},
    {"application/x-ndjson", ".jsonl", NULL},
    {"application/xml", ".xml", NULL},
    {"text/xml", ".xml", NULL},
};

static const struct media *find_by_name(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(media); i++)
        if (name.n == strlen(media[i].name) &&
            strncasecmp(name.at, media[i].name, name.n) == 0)
            return &media[i];
    return NULL;
}

static const struct media *find_by_address(const char *address)
{
    struct str path = str_of(address);
    path = str_cut(&path, '?');
    for (size_t i = 0; i < COUNT_OF(media); i++) {
        size_t n = strlen(media[i].ending);
        if (path.n > n && strncasecmp(path.at + path.n - n, media[i].ending, n) == 0)
            return &media[i];
    }
    return NULL;
}

static bool is_text(struct str body)
{
    bool is_utf16 =
        str_starts_with(body, STR("\xFF\xFE")) || str_starts_with(body, STR("\xFE\xFF"));
    size_t n = body.n < ZEROS_WITHIN ? body.n : ZEROS_WITHIN;
    return is_utf16 ||
           (n && !memchr(body.at, '\0', n) && !str_starts_with(body, STR("%PDF-")) &&
            !str_starts_with(body, STR("PK\x03\x04")));
}

const char *media_ending(const char **why_not, const char *type, const char *address,
                         struct str body)
{
    struct str rest = str_of(type);
    struct str name = str_trim(str_cut(&rest, ';'));
    const struct media *found = find_by_name(name);
    /* Servers call these what they do not know. */
    if (name.n == 0 || str_equal(name, STR("application/octet-stream")) ||
        str_equal(name, STR("binary/octet-stream")) ||
        (found && str_equal(name, STR("text/plain")) && find_by_address(address)))
        found = find_by_address(address);
    *why_not = "ce type de fichier n'est pas lu";
    if (!found)
        return NULL;
    *why_not = "le contenu n'est pas du type que le serveur annonce";
    bool is_right =
        found->begin ? str_starts_with(body, str_of(found->begin)) : is_text(body);
    return is_right ? found->ending : NULL;
}

struct str media_charset(const char *type)
{
    const char *found = strcasestr(type, "charset=");
    if (!found)
        return (struct str){"", 0};
    struct str rest = str_of(found + strlen("charset="));
    struct str value = str_trim(str_cut(&rest, ';'));
    if (value.n >= 2 && (value.at[0] == '"' || value.at[0] == '\''))
        value = str_between(value, 1, value.n - 1);
    return value;
}
