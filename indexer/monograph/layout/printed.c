/* The passes over the lines of a monograph, in their order: each makes the lines simpler
 * for the next one. */
#include "indexer/monograph/layout/printed.h"

#include "indexer/monograph/layout/printed_pass.h"

struct printed_sheet printed_read(struct arena *arena, struct str text)
{
    static void (*const passes[])(struct printed_sheet * sheet) = {
        /* Before the dashes are taken for the border of a page. */
        printed_read_dashed_tables,
        /* Page marks stand in tables too, and hide running heads. */
        printed_drop_pages,
        /* Tags and pipes are surer signs of a table than spaces. */
        printed_read_html_tables,
        printed_read_pipe_tables,
        printed_read_aligned_tables,
        /* A heading may be wrapped, and so may an entry of the table of contents. */
        printed_rejoin_lines,
        printed_clean_marks,
        printed_read_contents,
        printed_tell_headings,
    };
    AUTO_INTERN *words = intern_new();
    struct printed_sheet sheet = printed_cut(arena, text);
    printed_learn_words(words, &sheet);
    sheet.words = words;
    for (size_t i = 0; i < sizeof passes / sizeof passes[0]; i++)
        passes[i](&sheet);
    sheet.words = NULL;
    return sheet;
}
