/* Adds up texts from the start of the page, so that those of any element are a
 * difference. */
#include "indexer/web/page_weight.h"

#include "base/memory.h"
#include "indexer/markup/html_blocks.h"
#include "indexer/markup/html_hidden.h"

/** A shorter piece of text is a label, or a part of a sentence that has longer ones. */
#define PROSE_BYTES 40U

void page_weight_release(struct page_weight *weight)
{
    mem_free(weight->text);
    mem_free(weight->links);
    mem_free(weight->prose);
}

static bool is_skipped(const struct html_tree *tree, size_t i)
{
    return tree->nodes[i].tag != HTML_TAG_TEXT &&
           (tree->nodes[i].marks & HTML_MARK_DROPPED || html_is_hidden(tree, i));
}

void page_weigh(struct page_weight *out, const struct html_tree *tree)
{
    *out = (struct page_weight){mem_new_array(tree->n + 1, sizeof *out->text),
                                mem_new_array(tree->n + 1, sizeof *out->links),
                                mem_new_array(tree->n + 1, sizeof *out->prose)};
    uint32_t text = 0, links = 0, prose = 0;
    size_t skip_end = 0, link_end = 0;
    for (size_t i = 0; i < tree->n; i++) {
        out->text[i] = text;
        out->links[i] = links;
        out->prose[i] = prose;
        if (i < skip_end)
            continue;
        if (is_skipped(tree, i))
            skip_end = tree->nodes[i].end;
        else if (tree->nodes[i].tag == HTML_TAG_A)
            link_end = tree->nodes[i].end;
        if (tree->nodes[i].tag != HTML_TAG_TEXT)
            continue;
        uint32_t n = (uint32_t)str_trim(html_text_of(tree, i)).n;
        text += n;
        links += i < link_end ? n : 0;
        prose += i >= link_end && n >= PROSE_BYTES ? n : 0;
    }
    out->text[tree->n] = text;
    out->links[tree->n] = links;
    out->prose[tree->n] = prose;
}

uint32_t page_text(const struct page_weight *weight, const struct html_tree *tree,
                   size_t i)
{
    return weight->text[tree->nodes[i].end] - weight->text[i];
}

uint32_t page_links(const struct page_weight *weight, const struct html_tree *tree,
                    size_t i)
{
    return weight->links[tree->nodes[i].end] - weight->links[i];
}

uint32_t page_prose(const struct page_weight *weight, const struct html_tree *tree,
                    size_t i)
{
    return weight->prose[tree->nodes[i].end] - weight->prose[i];
}
