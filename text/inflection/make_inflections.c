/* make-inflections FOLDER FILE: make the lexicon of inflections FILE from the Hunspell
 * dictionary FOLDER/fr.aff and FOLDER/fr.dic. The build runs it once. */
#include <stdio.h>

#include "base/file.h"
#include "base/macros.h"
#include "text/inflection/inflections_build.h"

static enum status make(struct inflections_counts *counts, const char *folder,
                        const char *file, struct error *err)
{
    AUTO_TEXT *affixes_path = path_join(folder, "fr.aff");
    AUTO_TEXT *entries_path = path_join(folder, "fr.dic");
    AUTO_BUF affixes = BUF_INIT(INFLECTIONS_BYTES_MAX);
    AUTO_BUF entries = BUF_INIT(INFLECTIONS_BYTES_MAX);
    AUTO_BUF lexicon = BUF_INIT(INFLECTIONS_BYTES_MAX);
    enum status st = file_read(&affixes, affixes_path, err);
    if (!st)
        st = file_read(&entries, entries_path, err);
    if (st)
        return st;
    if (!inflections_write(&lexicon, counts, buf_str(&affixes), buf_str(&entries)))
        return error_set(err, STATUS_BAD_INPUT, "%s: no French dictionary", folder);
    return file_write(file, buf_str(&lexicon), err);
}

int main(int argc, char **argv)
{
    struct inflections_counts counts;
    struct error err = {0};
    if (argc != 3) {
        (void)fprintf(stderr, "usage: %s FOLDER FILE\n", argv[0]);
        return 2;
    }
    if (make(&counts, argv[1], argv[2], &err)) {
        (void)fprintf(stderr, "%s: %s\n", argv[0], err.text);
        return 1;
    }
    printf("%zu entries, %zu rules: %zu forms, %zu of them of several words\n",
           counts.n_entries, counts.n_rules, counts.n_forms, counts.n_others);
    return 0;
}
