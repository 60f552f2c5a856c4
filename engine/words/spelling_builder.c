/* Writing spelling.bin (spelling.h): the words in order, their trie and their sounds. */
#include <stdlib.h>

#include "base/memory.h"
#include "engine/file/sections.h"
#include "engine/words/spelling.h"
#include "engine/words/spelling_file.h"
#include "text/word/sound.h"

struct spelling_entry {
    struct str folded;
    struct spelling_word word;
};

struct term_list {
    struct spelling_entry *at;
    size_t n;
};

/** Whether the word is told of in the file. */
static bool is_told(struct str folded)
{
    return folded.n >= SPELLING_LETTERS_MIN && folded.n <= SPELLING_LETTERS_MAX &&
           str_is_letters(folded);
}

static int by_folded(const void *a, const void *b)
{
    const struct spelling_entry *x = a, *y = b;
    return str_compare(x->folded, y->folded);
}

/** Collect the exact terms of the index that belong in the file, in order. */
static struct term_list collect(const struct spelling_content *content)
{
    const struct forms_builder *forms = content->forms;
    uint32_t n_strings = forms_builder_n_strings(forms);
    uint32_t n_forms = forms_builder_count(forms);
    /* For each string, 1 + the best form with that exact term. */
    uint32_t *best = mem_new_array((size_t)n_strings + 1, sizeof *best);
    struct term_list list = {NULL, 0};
    for (uint32_t i = 0; i < n_forms; i++) {
        uint32_t folded = forms_builder_terms(forms, i).folded;
        if (!is_told(forms_builder_string(forms, folded)))
            continue;
        list.n += !best[folded];
        if (!best[folded])
            best[folded] = i + 1; /* the form most used shows best how it is written */
    }
    list.at = mem_new_array(list.n + 1, sizeof *list.at);
    list.n = 0;
    for (uint32_t i = 0; i < n_strings; i++)
        if (best[i])
            list.at[list.n++] =
                (struct spelling_entry){forms_builder_string(forms, i),
                                        {content->string_documents[i], best[i] - 1}};
    mem_free(best);
    qsort(list.at, list.n, sizeof *list.at, by_folded);
    return list;
}

/** How many letters @p a and @p b have in common at their beginning. */
static size_t common(struct str a, struct str b)
{
    size_t i = 0;
    while (i < a.n && i < b.n && a.at[i] == b.at[i])
        i++;
    return i;
}

/** How many nodes the trie has: the root, and one for each letter of a word behind what
 *  it has in common with the word before. */
static size_t count_nodes(const struct term_list *list)
{
    size_t n = 1;
    for (size_t i = 0; i < list->n; i++)
        n += list->at[i].folded.n -
             (i ? common(list->at[i - 1].folded, list->at[i].folded) : 0);
    return n;
}

/** The words below a node: they have their first `depth` letters in common. */
struct branch {
    size_t first, end, depth;
};

/** Fill @p node from its branch, and put the branches of its children at @p below.
 *  @return how many children it has. */
static uint32_t make_node(struct spelling_node *node, struct branch *below,
                          const struct term_list *list, struct branch branch)
{
    size_t at = branch.first;
    if (at < branch.end && list->at[at].folded.n == branch.depth)
        node->word = (uint32_t)++at;
    uint32_t n = 0;
    for (; at < branch.end; at++) {
        uint32_t letter =
            spelling_letter((unsigned char)list->at[at].folded.at[branch.depth]);
        if (!(node->letters & letter))
            below[n++] = (struct branch){at, at, branch.depth + 1};
        node->letters |= letter;
        below[n - 1].end = at + 1;
    }
    return n;
}

/** Write the trie level by level. */
static void write_nodes(struct sections_writer *w, const struct term_list *list)
{
    size_t n_nodes = count_nodes(list);
    struct spelling_node *nodes = mem_new_array(n_nodes, sizeof *nodes);
    struct branch *branches = mem_new_array(n_nodes, sizeof *branches);
    branches[0] = (struct branch){0, list->n, 0};
    uint32_t n = 1;
    for (size_t i = 0; i < n; i++) {
        nodes[i].below = n;
        n += make_node(&nodes[i], branches + n, list, branches[i]);
    }
    sections_write_array(w, SPELLING_NODES, nodes, n, sizeof *nodes);
    mem_free(nodes);
    mem_free(branches);
}

static void write_words(struct sections_writer *w, const struct term_list *list)
{
    sections_write_begin(w, SPELLING_WORDS, sizeof(struct spelling_word));
    for (size_t i = 0; i < list->n; i++)
        sections_write(w, &list->at[i].word, sizeof list->at[i].word);
}

static int by_hash(const void *a, const void *b)
{
    const struct spelling_sound *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->word > y->word) - (x->word < y->word);
}

static void write_sounds(struct sections_writer *w, const struct term_list *list)
{
    struct spelling_sound *sounds = mem_new_array(list->n + 1, sizeof *sounds);
    for (size_t i = 0; i < list->n; i++) {
        char key[SOUND_KEY_MAX];
        sounds[i] = (struct spelling_sound){
            sound_hash(sound_key(key, list->at[i].folded)), (uint32_t)i};
    }
    qsort(sounds, list->n, sizeof *sounds, by_hash);
    sections_write_array(w, SPELLING_SOUNDS, sounds, list->n, sizeof *sounds);
    mem_free(sounds);
}

enum status spelling_write(const struct spelling_content *content, const char *path,
                           struct error *err)
{
    struct term_list list = collect(content);
    struct sections_writer w;
    sections_write_open(&w, path);
    write_nodes(&w, &list);
    write_words(&w, &list);
    write_sounds(&w, &list);
    mem_free(list.at);
    return sections_write_close(&w, err);
}
