/* Keeps the documents that wait for an id, and makes it. */
#include "indexer/waiting.h"

#include "base/memory.h"
#include "indexer/source/member_id.h"

void waiting_take(struct waiting *waiting, struct record *record,
                  const struct source_file *file, uint32_t line)
{
    MEM_GROW(waiting->at, waiting->n + 1, waiting->room, 16);
    waiting->at[waiting->n++] = (struct waiting_record){record, file, line};
}

void waiting_clear(struct waiting *waiting)
{
    for (size_t i = 0; i < waiting->n; i++)
        record_free(waiting->at[i].record);
    waiting->n = 0;
}

void waiting_release(struct waiting *waiting)
{
    waiting_clear(waiting);
    mem_free(waiting->at);
    *waiting = (struct waiting){0};
}

/** Give @p record the id of its path; with a number from the second try on. */
static void name_record(struct record *record, unsigned try)
{
    AUTO_BUF whole = BUF_INIT(RECORD_FIELD_MAX), id = BUF_INIT((size_t)RECORD_ID_MAX);
    member_id_put_path(&whole, record->fields[FIELD_ORIGIN_FILE]);
    if (try > 0)
        buf_printf(&whole, "-%u", try + 1);
    member_id_put(&id, buf_str(&whole));
    record_set(record, FIELD_ID, buf_str(&id));
}

enum status waiting_give(const struct waiting_record *waiting,
                         const struct intake_target *target, struct error *fault)
{
    void *worker = target->workers ? target->workers[0] : NULL;
    enum status st = STATUS_EXISTS;
    for (unsigned try = 0; st == STATUS_EXISTS && try < WAITING_TRIES_MAX; try++) {
        name_record(waiting->record, try);
        void *prepared =
            target->prepare ? target->prepare(worker, waiting->record) : NULL;
        st = target->take(target->context, waiting->record, prepared, fault);
        mem_free(prepared);
    }
    return st;
}

struct error waiting_remark(const struct waiting_record *waiting)
{
    struct error remark = {0};
    (void)error_set(
        &remark, STATUS_EXISTS,
        "son identifiant est déjà pris par un document lu avant : « %.*s » le "
        "remplace",
        STR_ARG(waiting->record->fields[FIELD_ID]));
    return remark;
}
