/* Reads the parts of a zip archive over libarchive, from memory to memory. */
#include "indexer/office/zip_parts.h"

#include <archive.h>
#include <archive_entry.h>

#include "base/buf.h"
#include "base/memory.h"

/** Where archives are looked at for the name of an entry, from each end. */
#define NAMES_WITHIN ((size_t)1 << 16)

struct part {
    /* Owned. */
    char *name;
    struct buf bytes;
};

struct zip_parts {
    struct part *at;
    size_t n, room;
    /* The bytes of all of them. */
    size_t n_bytes;
};

bool zip_starts(struct str content)
{
    return str_starts_with(content, STR("PK\003\004"));
}

static bool is_within(struct str bytes, struct str name)
{
    return str_find(bytes, name) < bytes.n;
}

bool zip_names(struct str content, struct str name)
{
    size_t n = content.n < NAMES_WITHIN ? content.n : NAMES_WITHIN;
    return zip_starts(content) &&
           (is_within((struct str){content.at, n}, name) ||
            is_within((struct str){content.at + content.n - n, n}, name));
}

void zip_parts_free(struct zip_parts *parts)
{
    for (size_t i = 0; parts && i < parts->n; i++) {
        mem_free(parts->at[i].name);
        buf_release(&parts->at[i].bytes);
    }
    if (parts)
        mem_free(parts->at);
    mem_free(parts);
}

void zip_parts_free_at(struct zip_parts **parts)
{
    zip_parts_free(*parts);
}

struct str zip_part(const struct zip_parts *parts, struct str name)
{
    for (size_t i = 0; i < parts->n; i++)
        if (str_equal(str_of(parts->at[i].name), name))
            return buf_str(&parts->at[i].bytes);
    return STR("");
}

/** Whether a part can hold text or tell of it. */
static bool is_wanted(struct str name)
{
    return (str_ends_with(name, STR(".xml")) || str_ends_with(name, STR(".rels"))) &&
           !str_starts_with(name, STR("customXml/"));
}

/** Whether @p name leads out of the archive. No file is made of it, but no program for
 *  documents writes such a name. */
static bool leads_out(struct str name)
{
    if (name.n > 0 && (name.at[0] == '/' || name.at[0] == '\\'))
        return true;
    while (name.at && name.n)
        if (str_equal(str_cut(&name, '/'), STR("..")))
            return true;
    return false;
}

static enum status fail_damaged(struct error *err)
{
    return error_set(err, STATUS_BAD_INPUT,
                     "archive abîmée ou tronquée : rouvrez le document et enregistrez-le "
                     "de nouveau");
}

static enum status read_bytes(struct zip_parts *parts, struct part *part,
                              struct archive *archive, struct error *err)
{
    for (;;) {
        char piece[1U << 14];
        la_ssize_t n = archive_read_data(archive, piece, sizeof piece);
        if (n < 0)
            return fail_damaged(err);
        if (n == 0)
            return STATUS_OK;
        parts->n_bytes += (size_t)n;
        if (parts->n_bytes > ZIP_INFLATED_MAX)
            return error_set(err, STATUS_TOO_LARGE,
                             "le document décompressé dépasse %u Mio",
                             (unsigned)(ZIP_INFLATED_MAX >> 20));
        buf_put(&part->bytes, piece, (size_t)n);
    }
}

static enum status read_entry(struct zip_parts *parts, struct archive *archive,
                              struct archive_entry *entry, struct error *err)
{
    const char *name = archive_entry_pathname(entry);
    if (!name)
        return fail_damaged(err);
    if (leads_out(str_of(name)))
        return error_set(err, STATUS_BAD_INPUT,
                         "un nom de l'archive mène hors d'elle : « %.80s »", name);
    if (archive_entry_is_encrypted(entry))
        return error_set(err, STATUS_BAD_INPUT,
                         "document protégé par un mot de passe : enregistrez-le sans");
    if (!is_wanted(str_of(name)) || zip_part(parts, str_of(name)).n)
        return STATUS_OK;
    MEM_GROW(parts->at, parts->n + 1, parts->room, 16);
    struct part *part = &parts->at[parts->n++];
    *part =
        (struct part){mem_copy_string(name, strlen(name)), BUF_INIT(ZIP_INFLATED_MAX)};
    return read_bytes(parts, part, archive, err);
}

static enum status read_entries(struct zip_parts *parts, struct archive *archive,
                                struct error *err)
{
    for (unsigned n = 0; n <= ZIP_ENTRIES_MAX; n++) {
        struct archive_entry *entry = NULL;
        int answer = archive_read_next_header(archive, &entry);
        if (answer == ARCHIVE_EOF)
            return n ? STATUS_OK : fail_damaged(err);
        if (answer != ARCHIVE_OK && answer != ARCHIVE_WARN)
            return fail_damaged(err);
        enum status st = read_entry(parts, archive, entry, err);
        if (st)
            return st;
    }
    return error_set(err, STATUS_TOO_LARGE, "l'archive a plus de %d entrées",
                     ZIP_ENTRIES_MAX);
}

static void free_archive(struct archive **archive)
{
    (void)archive_read_free(*archive); /* library memory */
}

enum status zip_parts_read(struct zip_parts **out, struct str content, struct error *err)
{
    *out = NULL;
    CLEANUP(free_archive) struct archive *archive = archive_read_new();
    if (!archive)
        mem_exhausted();
    if (archive_read_support_format_zip(archive) != ARCHIVE_OK ||
        archive_read_open_memory(archive, content.at, content.n) != ARCHIVE_OK)
        return fail_damaged(err);
    AUTO_ZIP_PARTS *parts = mem_new(sizeof *parts);
    enum status st = read_entries(parts, archive, err);
    if (!st)
        *out = TAKE(parts);
    return st;
}
