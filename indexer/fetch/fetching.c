/* Begins and ends the update of a mirror, and asks for the address of the source. */
#include "indexer/fetch/fetching.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "indexer/fetch/fetch_options.h"
#include "indexer/fetch/mirror.h"

/** Hidden, so that no reader takes it for a document. */
#define LOCK_NAME ".verrou"
/** How long changes of the state wait for others to be committed with them. */
#define CHANGES_MS 300

_Static_assert(HTTP_VALUE_BYTES == STATE_TAG_BYTES && ADDRESS_BYTES == STATE_TEXT_BYTES,
               "what an answer says fits what is remembered of it");

static enum status take_path(void *context, const char *path,
                             const struct state_file *file)
{
    struct fetching *fetching = context;
    if (file->address[0])
        json_object_set_new(fetching->paths, file->address, json_string(path));
    return STATUS_OK;
}

static enum status open_mirror(struct fetching *out, struct error *err)
{
    const struct source_config *source = out->source;
    if (folder_make(source->path, NULL))
        return error_set(err, STATUS_IO, "%s : dossier impossible à créer", source->path);
    AUTO_TEXT *lock = path_join(source->path, LOCK_NAME);
    enum status st = file_lock_take(&out->lock, lock, err);
    if (st == STATUS_LOCKED)
        return error_set(err, st, "une autre mise à jour de cette source est en cours");
    if (!st)
        st = state_get_source(&out->known, out->state, source->name, err);
    if (!st && mirror_is_empty(out)) {
        /* Else « nothing changed » would leave a mirror that was removed empty. */
        out->known.etag[0] = '\0';
        out->known.modified[0] = '\0';
    }
    return st ? st : state_each_file(out->state, source->name, take_path, out, err);
}

enum status fetching_begin(struct fetching *out, const struct source_config *source,
                           struct state *state, struct error *err)
{
    *out = (struct fetching){.source = source,
                             .state = state,
                             .paths = json_object(),
                             .kept = json_object(),
                             .lock = FILE_LOCK_INIT};
    struct http_settings settings;
    enum status st = fetch_options_read(&settings, &out->credentials, source, err);
    if (!st)
        st = open_mirror(out, err);
    if (st)
        return st;
    out->client = http_client_new(&settings);
    struct address home;
    if (settings.credentials && address_read(&home, settings.home) &&
        strcmp(home.scheme, "http") == 0 && !address_is_private_host(home.host))
        fetching_remark(out, "le mot de passe part sans chiffrement ; mettez https:// "
                             "dans « address »");
    return STATUS_OK;
}

static int64_t now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static enum status commit(struct fetching *fetching, struct error *err)
{
    if (!fetching->has_changes)
        return STATUS_OK;
    fetching->has_changes = false;
    return state_commit(fetching->state, err);
}

void fetching_end(struct fetching *fetching)
{
    /* What was mirrored before a failure is known, too. */
    IGNORE(commit(fetching, NULL));
    http_client_free(fetching->client);
    json_decref(fetching->paths);
    json_decref(fetching->kept);
    file_lock_release(&fetching->lock);
    mem_free(fetching->credentials);
}

enum status fetching_know(struct fetching *fetching, const char *path,
                          const struct state_file *file, struct error *err)
{
    struct state_key key = {fetching->source->name, path};
    enum status st = STATUS_OK;
    if (!fetching->has_changes) {
        st = state_begin(fetching->state, err);
        fetching->has_changes = !st;
        fetching->changes_began_ms = now_ms();
    }
    if (st)
        return st;
    st = file ? state_put_file(fetching->state, key, file, err)
              : state_forget_file(fetching->state, key, err);
    bool is_time = now_ms() - fetching->changes_began_ms >= CHANGES_MS;
    return st || !is_time ? st : commit(fetching, err);
}

enum status fetching_get(struct http_answer *out, struct fetching *fetching,
                         const struct http_request *request, struct error *err)
{
    enum status st = commit(fetching, err);
    return st ? st : http_get(out, fetching->client, request, err);
}

enum status fetching_finish(struct fetching *fetching, struct error *err)
{
    enum status st = mirror_sweep(fetching, err);
    struct state_source now;
    if (!st)
        st = commit(fetching, err);
    if (!st)
        st = state_get_source(&now, fetching->state, fetching->source->name, err);
    if (st)
        return st;
    memcpy(now.etag, fetching->known.etag, sizeof now.etag);
    memcpy(now.modified, fetching->known.modified, sizeof now.modified);
    memcpy(now.moved_to, fetching->known.moved_to, sizeof now.moved_to);
    return state_put_source(fetching->state, fetching->source->name, &now, err);
}

void fetching_remark(const struct fetching *fetching, const char *format, ...)
{
    const struct source_config *source = fetching->source;
    if (!source->remark)
        return;
    char text[ERROR_TEXT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    source->remark(source, text);
}

enum status fetching_refuse_code(const struct http_answer *answer, const char *address,
                                 struct error *err)
{
    if ((answer->code == HTTP_TOO_MANY || answer->code == HTTP_UNAVAILABLE) &&
        answer->retry_after_s > 0)
        return error_set(err, STATUS_IO,
                         "%s : le serveur demande d'attendre %lld secondes (%u)", address,
                         (long long)answer->retry_after_s, answer->code);
    static const struct {
        unsigned code;
        const char *meaning;
    } codes[] = {{401, "accès refusé : mot de passe d'application ?"},
                 {403, "accès interdit"},
                 {HTTP_NOT_FOUND, "introuvable"},
                 {HTTP_GONE, "supprimée pour de bon"},
                 {HTTP_TOO_MANY, "trop de requêtes"},
                 {500, "erreur du serveur"},
                 {HTTP_UNAVAILABLE, "serveur indisponible"}};
    const char *meaning = "réponse inattendue";
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        if (codes[i].code == answer->code)
            meaning = codes[i].meaning;
    return error_set(err, STATUS_IO, "%s : %s (%u)", address, meaning, answer->code);
}

enum status fetching_get_source(struct http_answer *out, struct fetching *fetching,
                                bool is_conditional, struct error *err)
{
    struct state_source *known = &fetching->known;
    const char *configured = fetching->source->address;
    const char *address = known->moved_to[0] ? known->moved_to : configured;
    struct http_request request = {address, is_conditional ? known->etag : NULL,
                                   is_conditional ? known->modified : NULL};
    enum status st = fetching_get(out, fetching, &request, err);
    if (st)
        return st;
    if (out->moved_to[0] && strcmp(out->moved_to, known->moved_to) != 0) {
        fetching_remark(fetching,
                        "l'adresse a changé pour de bon : %s ; mettez-la dans "
                        "la configuration",
                        out->moved_to);
        memcpy(known->moved_to, out->moved_to, sizeof known->moved_to);
    }
    if (out->code == HTTP_OK && is_conditional) {
        memcpy(known->etag, out->etag, sizeof known->etag);
        memcpy(known->modified, out->modified, sizeof known->modified);
    }
    if (out->code == HTTP_OK || out->code == HTTP_NOT_MODIFIED || out->code == HTTP_GONE)
        return STATUS_OK;
    /* What has moved may have moved back. */
    known->moved_to[0] = '\0';
    return fetching_refuse_code(out, address, err);
}
