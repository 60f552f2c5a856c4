/* Reads ODT: its styles, its metadata and its text. */
#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/office/odf.h"
#include "indexer/office/odt_body.h"
#include "indexer/office/office.h"
#include "indexer/office/office_document.h"

bool odt_is_content(struct str content)
{
    return odf_is(content, "text");
}

static enum status put_document(struct flow *flow, struct odt_styles *styles,
                                const struct zip_parts *zip, struct error *err)
{
    struct str content = {0};
    enum status st = odf_content(&content, styles, zip, err);
    struct odt_body body = {.styles = styles, .flow = flow};
    return st ? st : odt_put_body(&body, content, err);
}

static enum status read_zip(const struct zip_parts *zip, const struct reading *reading,
                            struct error *err)
{
    AUTO_ARENA *arena = arena_new();
    AUTO_JSON *metadata = NULL;
    office_read_metadata(&metadata, zip_part(zip, STR("meta.xml")));
    CLEANUP(flow_release) struct flow flow;
    flow_init(&flow, RECORD_TEXT_MAX);
    flow.known_title = office_title(metadata);
    struct odt_styles styles = {.arena = arena, .names = intern_new()};
    struct error fault = {0};
    enum status st = put_document(&flow, &styles, zip, &fault);
    intern_free(styles.names);
    return st ? office_refuse(reading, &fault)
              : office_take(reading, &flow, metadata, err);
}

enum status odt_read(struct str content, const struct reading *reading, struct error *err)
{
    AUTO_ZIP_PARTS *zip = NULL;
    struct error fault = {0};
    if (office_open(&zip, content, &fault))
        return office_refuse(reading, &fault);
    return read_zip(zip, reading, err);
}
