/* The format of offers of training (indexer/office/lheo.h). */
#include "indexer/format/format.h"
#include "indexer/office/lheo.h"

const struct format_type lheo_format = {
    .endings = {".xml", ".xml.gz", ".lheo"},
    .is_content = lheo_is_content,
    .read = lheo_read,
};
