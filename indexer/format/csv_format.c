/* The format of CSV files (indexer/tabular/). */
#include "indexer/format/format.h"
#include "indexer/tabular/csv_text.h"

const struct format_type csv_format = {
    .endings = {".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz", ".csv.zst"},
    .is_content = csv_is_content,
    .takes_its_names = true,
    .read = csv_read_file,
};
