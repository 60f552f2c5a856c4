/* Serving the generation before once more. */
#include "engine/build/build.h"

#include <string.h>

#include "base/file.h"

/** The id of the generation to go back to. */
static enum status previous_of(char id[GENERATION_ID_BYTES], const char *path,
                               struct error *err)
{
    char served[GENERATION_ID_BYTES];
    enum status st = generation_named(id, path, GENERATION_PREVIOUS, err);
    /* A build that was killed between its two links leaves them alike. */
    bool is_served =
        !st && generation_named(served, path, GENERATION_CURRENT, NULL) == STATUS_OK &&
        strcmp(served, id) == 0;
    if (st == STATUS_NOT_FOUND || is_served)
        return error_set(err, STATUS_NOT_FOUND, "%s : pas de génération précédente",
                         path);
    return st;
}

enum status build_rollback(const char *path, struct error *err)
{
    AUTO_FILE_LOCK lock = FILE_LOCK_INIT;
    AUTO_TEXT *lock_path = path_join(path, GENERATION_LOCK);
    if (file_type_of(path) != FILE_FOLDER)
        return error_set(err, STATUS_NOT_FOUND, "%s : pas d'index ici", path);
    char id[GENERATION_ID_BYTES];
    enum status st = file_lock_take(&lock, lock_path, err);
    if (!st)
        st = previous_of(id, path, err);
    if (st)
        return st;
    AUTO_TEXT *folder = generation_folder(path, id);
    struct manifest manifest;
    st = manifest_read(&manifest, folder, MANIFEST_ALL, true, err);
    if (st == STATUS_NOT_FOUND)
        st = error_set(err, STATUS_INDEX_CORRUPT, "%s: no manifest", folder);
    return st ? st : generation_serve(path, id, err);
}
