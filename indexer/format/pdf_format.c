/* The format of PDFs (indexer/pdf/). */
#include "indexer/format/format.h"
#include "indexer/pdf/pdf.h"

const struct format_type pdf_format = {
    .endings = {".pdf"},
    .is_content = pdf_is_content,
    .is_binary = true,
    .read = pdf_read,
};
