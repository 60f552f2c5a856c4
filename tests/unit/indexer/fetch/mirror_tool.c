/* Brings the mirror of one source up to date, for
 * tests/e2e/indexer/test_indexer_fetch.py:
 *     mirror_tool FOLDER NAME TYPE MEMBERS
 *
 * FOLDER gets the state and the mirror, in a folder with the name of the source; MEMBERS
 * is the source in the configuration as JSON. Prints a line for each remark, and « ok »
 * or « échec » with the reason. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "engine/json/json_read.h"
#include "indexer/config/source_type.h"
#include "indexer/source/interrupt.h"

static void print_remark(const struct source_config *source, const char *text)
{
    (void)source;
    (void)printf("remarque : %s\n", text);
}

static enum source_type_number type_of(const char *name)
{
    return (enum source_type_number)str_place(str_of(name), source_type_names,
                                              SOURCE_TYPE_COUNT_);
}

static enum status update(struct source_config *source, const char *folder,
                          struct error *err)
{
    AUTO_STATE *state = NULL;
    enum status st = state_open(&state, folder, err);
    return st ? st : source_type(source->type)->update(source, state, err);
}

int main(int argc, char **argv)
{
    AUTO_JSON *members = NULL;
    struct error err = {0};
    if (argc != 5 || json_read(&members, str_of(argv[4]), &err) ||
        type_of(argv[3]) == SOURCE_TYPE_COUNT_)
        return 2;
    AUTO_TEXT *path = path_join(argv[1], argv[2]);
    struct source_config source = {
        .name = argv[2],
        .type = type_of(argv[3]),
        .address = json_string_value(json_object_get(members, "address")),
        .path = path,
        .members = members,
        .base = argv[1],
        .max_bytes = (uint64_t)json_integer_value(json_object_get(members, "max_bytes")),
        .timeout_s = (uint32_t)json_integer_value(json_object_get(members, "timeout_s")),
        .remark = print_remark,
    };
    interrupt_watch();
    enum status st = update(&source, argv[1], &err);
    (void)printf(st ? "échec : %s\n" : "ok\n", err.text);
    return st != 0;
}
