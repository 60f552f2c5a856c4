/* Knows the names by which projects call the files about themselves. */
#include "indexer/format/left_out_names.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/str.h"
#include "indexer/member/name_key.h"

/** What the names begin with, as keys, in any case. */
static const char *const heads[] = {"license",
                                    "licence",
                                    "changelog",
                                    "contributing",
                                    "contribuer",
                                    "summary",
                                    "codeofconduct",
                                    "codedeconduite",
                                    "contributors",
                                    "maintainers",
                                    "robots",
                                    "humans",
                                    "requirements",
                                    "cmakelists",
                                    "codeowners",
                                    "llms",
                                    "issuetemplate",
                                    "pullrequesttemplate",
                                    "copilotinstructions"};

/** Whole names that are words too, as keys: they count in capitals only. */
static const char *const words[] = {
    "authors", "changes", "copying",  "funding", "governance", "history", "install",
    "notice",  "news",    "security", "support", "thanks",     "todo",    "upgrading",
    "agents",  "claude",  "gemini",   "version", NULL};

/** Whether @p name, without its ending, is one of the words in capitals. */
static bool is_word_in_capitals(struct str name)
{
    struct str rest = name;
    struct str stem = str_cut(&rest, '.');
    for (size_t i = 0; i < stem.n; i++)
        if (stem.at[i] >= 'a' && stem.at[i] <= 'z')
            return false;
    struct name_key key = name_key(stem, NAME_AS_IT_IS);
    return str_is_in(name_key_str(&key), words);
}

static struct str last_name(struct str path)
{
    size_t start = path.n;
    while (start > 0 && path.at[start - 1] != '/')
        start--;
    return (struct str){path.at + start, path.n - start};
}

/** @p path without its last name and the slash before it; empty for a name alone. */
static struct str folder_of(struct str path)
{
    size_t n = path.n - last_name(path).n;
    return (struct str){path.at, n ? n - 1 : 0};
}

/** Whether a book's table of contents is in the file's folder or above, in its source. */
static bool is_in_book(const struct source_file *file)
{
    struct str path = folder_of(str_of(file->path));
    struct str origin = folder_of(str_of(file->origin));
    while (origin.n > 0 && path.n > 0) {
        AUTO_TEXT *folder = mem_copy_string(path.at, path.n);
        AUTO_TEXT *summary = path_join(folder, "SUMMARY.md");
        if (file_type_of(summary) == FILE_REGULAR)
            return true;
        path = folder_of(path);
        origin = folder_of(origin);
    }
    return false;
}

bool is_of_the_engine(const struct source_file *file)
{
    static const char *const pairs[][2] = {{"regions.json", "themes.json"},
                                           {"queries.tsv", "qrels.tsv"}};
    struct str path = folder_of(str_of(file->path));
    AUTO_TEXT *folder = path.n ? mem_copy_string(path.at, path.n) : NULL;
    for (size_t i = 0; !file->is_named && i < COUNT_OF(pairs); i++) {
        AUTO_TEXT *first = path_join(folder ? folder : ".", pairs[i][0]);
        AUTO_TEXT *second = path_join(folder ? folder : ".", pairs[i][1]);
        if (file_type_of(first) == FILE_REGULAR && file_type_of(second) == FILE_REGULAR)
            return true;
    }
    return false;
}

bool is_left_out_by_name(const struct source_file *file)
{
    if (file->is_named)
        return false;
    struct str name = last_name(str_of(file->path));
    if (name.n && name.at[0] == '_')
        return true;
    struct name_key key = name_key(name, NAME_AS_IT_IS);
    struct str text = name_key_str(&key);
    if (str_starts_with(text, STR("readme")) || str_starts_with(text, STR("lisezmoi")))
        return !is_in_book(file);
    for (size_t i = 0; i < COUNT_OF(heads); i++)
        if (str_starts_with(text, str_of(heads[i])))
            return true;
    return is_word_in_capitals(name);
}
