/* The formats of office documents (indexer/office/). */
#include "indexer/format/format.h"
#include "indexer/office/office.h"

const struct format_type docx_format = {
    .endings = {".docx", ".docm"},
    .is_content = docx_is_content,
    .is_binary = true,
    .takes_its_names = true,
    .read = docx_read,
};

const struct format_type odt_format = {
    .endings = {".odt", ".ott"},
    .is_content = odt_is_content,
    .is_binary = true,
    .takes_its_names = true,
    .read = odt_read,
};

const struct format_type xlsx_format = {
    .endings = {".xlsx", ".xlsm"},
    .is_content = xlsx_is_content,
    .is_binary = true,
    .takes_its_names = true,
    .read = xlsx_read,
};

const struct format_type ods_format = {
    .endings = {".ods", ".ots"},
    .is_content = ods_is_content,
    .is_binary = true,
    .takes_its_names = true,
    .read = ods_read,
};
