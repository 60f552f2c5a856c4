/* Reads any bytes as a record: they are refused with a reason, or the line that is
 * written of the record gives the same line again. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/record/record_json.h"

static struct vocabulary *load_once(void)
{
    static struct vocabulary *vocabulary;
    struct error err = {0};
    if (!vocabulary &&
        vocabulary_load(&vocabulary, SOURCE_DIR "/tests/cases/vocabulary/sound", &err))
        abort();
    return vocabulary;
}

static struct record *read(struct str json, struct error *err)
{
    struct record *record = NULL;
    enum status st = record_from_json(&record, json, load_once(), NULL, NULL, err);
    if ((st == STATUS_OK) != (record != NULL) || (st != STATUS_OK && !*err->text))
        abort();
    return record;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct error err = {0};
    AUTO_RECORD *record = read((struct str){(const char *)bytes, n}, &err);
    if (!record)
        return 0;
    AUTO_BUF first = BUF_INIT(SIZE_MAX), second = BUF_INIT(SIZE_MAX);
    record_to_json(&first, record, load_once());
    AUTO_RECORD *again = read(buf_str(&first), &err);
    if (!again)
        abort();
    record_to_json(&second, again, load_once());
    if (!str_equal(buf_str(&first), buf_str(&second)))
        abort();
    return 0;
}
