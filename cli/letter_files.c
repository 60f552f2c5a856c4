/* Names and writes the files of a letter. */
#include "cli/letter_files.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "letter/letter_write.h"

/** The most bytes of a letter. */
#define LETTER_MAX_BYTES ((size_t)64 << 20)

static bool is_folder(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

/** The path of the files without their endings; the caller frees it. */
static char *path_of(const char *where, date_day last)
{
    if (!is_folder(where))
        return mem_copy_string(where, strlen(where));
    char day[DATE_TEXT_BYTES], name[64];
    date_format(day, last);
    (void)snprintf(name, sizeof name, "lettre-%s", day);
    return path_join(where, name);
}

static enum status write_file(const char *path, const char *ending,
                              const struct buf *text, struct error *err)
{
    AUTO_BUF name = BUF_INIT(1U << 16);
    buf_printf(&name, "%s%s", path, ending);
    if (buf_overflowed(&name) || buf_overflowed(text))
        return error_set(err, STATUS_TOO_LARGE, "%s%s : la lettre est trop longue", path,
                         ending);
    enum status st = file_write(buf_text(&name), buf_str(text), err);
    if (!st)
        (void)printf("%s\n", buf_text(&name));
    return st;
}

static enum status write_both(const struct letter_writing *w, const char *path,
                              struct error *err)
{
    AUTO_BUF text = BUF_INIT(LETTER_MAX_BYTES);
    letter_to_mail(&text, w);
    enum status st = write_file(path, ".html", &text, err);
    if (st)
        return st;
    buf_clear(&text);
    letter_to_text(&text, w);
    return write_file(path, ".txt", &text, err);
}

/** The address without slashes at its end. */
static struct str site_of(const char *public_url)
{
    struct str site = public_url ? str_of(public_url) : STR("");
    while (str_ends_with(site, STR("/")))
        site.n--;
    return site;
}

enum status letter_files_write(const struct ask_options *options,
                               struct searcher *searcher, struct error *err)
{
    struct letter_request request;
    struct search_faults faults;
    const struct index *index = searcher_index(searcher);
    struct letter_asked asked = {options->params, options->n_params,
                                 (date_day)(time(NULL) / 86400)};
    enum status st =
        letter_request_read(&request, &faults, index, &asked, searcher_arena(searcher));
    if (st)
        return error_set(err, st, "%.*s : %.*s", STR_ARG(faults.at[0].parameter),
                         STR_ARG(faults.at[0].detail));
    struct letter letter;
    st = letter_make(&letter, searcher, &request, err);
    if (st)
        return st;
    struct letter_sender sender = {
        options->name ? str_of(options->name) : STR("Recherche"),
        options->publisher ? str_of(options->publisher) : STR(""),
        site_of(options->public_url)};
    struct letter_writing writing = {&letter, &sender, index, searcher_arena(searcher)};
    char *path = path_of(options->letter, request.search.to);
    st = write_both(&writing, path, err);
    mem_free(path);
    return st;
}
