/* Finds and reads the file of members beside a file. */
#include "indexer/source/beside.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/json/json_read.h"

char *beside_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    AUTO_BUF whole = BUF_INIT((size_t)1 << 16);
    buf_put(&whole, path, folder);
    buf_put_byte(&whole, '.');
    buf_put_text(&whole, path + folder);
    buf_put_text(&whole, ".json");
    return mem_copy_string(buf_text(&whole), buf_str(&whole).n);
}

json_t *beside_read(const char *path)
{
    AUTO_TEXT *beside = beside_path(path);
    AUTO_BUF text = BUF_INIT(BESIDE_BYTES_MAX);
    json_t *members = NULL;
    if (file_read(&text, beside, NULL) || json_read(&members, buf_str(&text), NULL))
        return NULL;
    if (json_is_object(members))
        return members;
    json_decref(members);
    return NULL;
}
