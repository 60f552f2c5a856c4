/* Reads the members of remote sources, and passwords from files that only their owner can
 * read. */
#include "indexer/fetch/fetch_options.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"

/** What holds when the configuration does not say otherwise. */
#define PAUSE_MS 1000U
#define WAIT_S 30U
#define TOTAL_S 60U
#define STALLED_S 20U
#define BODY_BYTES (UINT64_C(32) << 20)
#define DOCUMENTS_MAX 10000U

#define PASSWORD_BYTES_MAX 512U

const char *fetch_text(const struct source_config *source, const char *name,
                       const char *otherwise)
{
    const char *text = json_string_value(json_object_get(source->members, name));
    return text && *text ? text : otherwise;
}

uint32_t fetch_number(const struct source_config *source, const char *name,
                      uint32_t otherwise, uint32_t most)
{
    const json_t *value = json_object_get(source->members, name);
    int64_t number = -1;
    if (json_is_integer(value))
        number = json_integer_value(value);
    else if (json_is_string(value))
        number = str_number(str_trim(str_of(json_string_value(value))), most);
    return number < 0 || number > (int64_t)most ? otherwise : (uint32_t)number;
}

bool fetch_flag(const struct source_config *source, const char *name, bool otherwise)
{
    static const char *const yes[] = {"true", "yes", "oui", "on", "1", NULL};
    const json_t *value = json_object_get(source->members, name);
    if (json_is_boolean(value))
        return json_is_true(value);
    const char *text = json_string_value(value);
    return text ? str_is_in(str_of(text), yes) : otherwise;
}

size_t fetch_list_n(const struct source_config *source, const char *name)
{
    const json_t *value = json_object_get(source->members, name);
    return json_is_array(value) ? json_array_size(value) : json_is_string(value);
}

const char *fetch_list_at(const struct source_config *source, const char *name, size_t i)
{
    const json_t *value = json_object_get(source->members, name);
    const json_t *one = json_is_array(value) ? json_array_get(value, i) : value;
    return json_is_string(one) ? json_string_value(one) : "";
}

const char *fetch_home(const struct source_config *source)
{
    return source->address ? source->address : fetch_list_at(source, "addresses", 0);
}

uint32_t fetch_documents_max(const struct source_config *source)
{
    return fetch_number(source, "max_documents", DOCUMENTS_MAX, UINT32_MAX / 2);
}

enum status fetch_choice(unsigned *out, const struct source_config *source,
                         const char *name, const char *const *names, size_t n,
                         struct error *err)
{
    const char *text = fetch_text(source, name, names[0]);
    size_t place = str_place(str_of(text), names, n);
    *out = (unsigned)place;
    if (place < n)
        return STATUS_OK;
    AUTO_BUF all = BUF_INIT(ERROR_TEXT_BYTES);
    for (size_t i = 0; i < n; i++)
        buf_printf(&all, "%s%s", i ? ", " : "", names[i]);
    return error_set(err, STATUS_BAD_INPUT, "%s : « %s » n'est pas l'un de : %s", name,
                     text, buf_text(&all));
}

/** Read the password, the first line of a file that is its owner's alone. */
static enum status read_password(struct buf *out, const char *path, struct error *err)
{
    struct stat info;
    if (stat(path, &info))
        return error_set(err, STATUS_IO, "password_file : %s est illisible", path);
    if (info.st_mode & (S_IRWXG | S_IRWXO))
        return error_set(
            err, STATUS_BAD_INPUT,
            "password_file : %s peut être lu par d'autres ; faites chmod 600", path);
    if (file_read(out, path, NULL) || str_trim(buf_str(out)).n == 0)
        return error_set(err, STATUS_IO, "password_file : %s est illisible ou vide",
                         path);
    return STATUS_OK;
}

static enum status read_credentials(char **out, const struct source_config *source,
                                    struct error *err)
{
    const char *file = fetch_text(source, "password_file", NULL);
    const char *user = fetch_text(source, "user", NULL);
    if (!file)
        return STATUS_OK;
    if (!user)
        return error_set(err, STATUS_BAD_INPUT, "password_file sans user");
    AUTO_TEXT *path = file[0] == '/' || !source->base
                          ? mem_copy_string(file, strlen(file))
                          : path_join(source->base, file);
    AUTO_BUF text = BUF_INIT(PASSWORD_BYTES_MAX);
    enum status st = read_password(&text, path, err);
    if (st)
        return st;
    struct str rest = buf_str(&text);
    struct str password = str_trim(str_cut(&rest, '\n'));
    AUTO_BUF both = BUF_INIT((size_t)2 * PASSWORD_BYTES_MAX);
    buf_printf(&both, "%s:%.*s", user, STR_ARG(password));
    *out = mem_copy_string(buf_text(&both), buf_str(&both).n);
    return STATUS_OK;
}

enum status fetch_options_read(struct http_settings *out, char **credentials,
                               const struct source_config *source, struct error *err)
{
    *credentials = NULL;
    struct address home;
    const char *address = fetch_home(source);
    if (!address_read(&home, address) || !address_is_web(&home))
        return error_set(err, STATUS_BAD_INPUT,
                         "address : « %s » n'est pas une adresse en http:// ou https://",
                         address);
    enum status st = read_credentials(credentials, source, err);
    *out = (struct http_settings){
        .home = address,
        .credentials = *credentials,
        .contact = fetch_text(source, "contact", NULL),
        .body_bytes = source->max_bytes ? source->max_bytes : BODY_BYTES,
        .total_s = source->timeout_s ? source->timeout_s : TOTAL_S,
        .stalled_s = STALLED_S,
        .pause_ms = fetch_number(source, "pause_ms", PAUSE_MS, 600000),
        .wait_s = fetch_number(source, "wait_s", WAIT_S, 600),
        .ignores_robots = !fetch_flag(source, "robots", true),
    };
    return st;
}
