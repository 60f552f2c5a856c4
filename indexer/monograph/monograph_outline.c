/* Cuts the body in one pass: headings decide where blocks begin, and a stack of headings
 * names the blocks. */
#include "indexer/monograph/monograph_outline.h"

#include <assert.h>

#include "base/buf.h"
#include "engine/written/word.h"

/* The most headings below each other, without that of the section. */
#define DEPTH_MOST 3

#define PATH_MOST_BYTES 4000

struct cutter {
    struct arena *arena;
    const struct outline_input *input;
    /* The body without running titles. */
    struct monograph_line *lines;
    size_t n_lines;
    struct outline_block *blocks;
    size_t n_blocks;
    /* The title of the section as it is shown. */
    struct str section;
    enum role section_role;
    /* The role of the open block. */
    enum role role;
    struct str headings[DEPTH_MOST];
    size_t depth;
};

static bool keeps_capitals(enum role role)
{
    return role == ROLE_NEWS || role == ROLE_PROGRAMMES;
}

/** Whether the heading @p line opens a section. */
static bool is_section(const struct cutter *cutter, const struct monograph_line *line)
{
    const struct cover *cover = cutter->input->cover;
    if (cover_is_section(cover, line))
        return true;
    if (line->class != LINE_CAPITALS)
        return false;
    enum role role = genre_role(line->folded);
    if (!genre_opens_section(role))
        return cutter->n_blocks == 0;
    return cutter->n_blocks == 0 ||
           (cover->n_contents == 0 && role != cutter->section_role);
}

/** Whether a block begins at line @p i. */
static bool breaks(const struct cutter *cutter, size_t i)
{
    const struct monograph_line *line = &cutter->lines[i];
    return is_section(cutter, line) ||
           (line->class == LINE_CAPITALS && !keeps_capitals(cutter->role));
}

/**
 * The role of a heading inside the section: its own, that of the list that it continues,
 * or that of the section.
 */
static enum role heading_role(const struct cutter *cutter, size_t i)
{
    enum role role = genre_role(cutter->lines[i].folded);
    if (role != ROLE_COUNT_)
        return role;
    bool before_items =
        i + 1 < cutter->n_lines && cutter->lines[i + 1].class == LINE_ITEM;
    bool in_list = cutter->role == ROLE_CAMPUS || cutter->role == ROLE_CLUSTERS;
    return before_items && in_list ? cutter->role : cutter->section_role;
}

static void open_section(struct cutter *cutter, const struct monograph_line *line,
                         struct str title)
{
    enum role role = genre_role(line->folded);
    cutter->section = title;
    cutter->section_role = role == ROLE_COUNT_ ? ROLE_OTHER : role;
    cutter->role = cutter->section_role;
    cutter->depth = 0;
}

static void push_heading(struct cutter *cutter, size_t i, struct str title,
                         bool follows_heading)
{
    enum role role = heading_role(cutter, i);
    if (!follows_heading || cutter->depth == DEPTH_MOST)
        cutter->depth = 0;
    cutter->headings[cutter->depth++] = title;
    cutter->role = role;
}

static struct str join_headings(const struct cutter *cutter, struct str front,
                                const char *border)
{
    AUTO_BUF joined = BUF_INIT(PATH_MOST_BYTES);
    buf_put_str(&joined, front);
    for (size_t i = 0; i < cutter->depth; i++) {
        if (joined.n)
            buf_put_text(&joined, border);
        buf_put_str(&joined, cutter->headings[i]);
    }
    return arena_str(cutter->arena, buf_str(&joined));
}

static void add_block(struct cutter *cutter, size_t i, bool is_new_section)
{
    assert(cutter->blocks);
    const struct outline_block *last =
        cutter->n_blocks ? &cutter->blocks[cutter->n_blocks - 1] : NULL;
    struct outline_block *block = &cutter->blocks[cutter->n_blocks];
    *block = (struct outline_block){.role = cutter->role,
                                    .is_section = is_new_section,
                                    .opens_section = is_new_section || !last ||
                                                     last->role != cutter->role,
                                    .heading = cutter->lines[i].text,
                                    .heading_line = cutter->lines[i].number,
                                    .lines = &cutter->lines[i + 1]};
    block->path = join_headings(cutter, cutter->section, " > ");
    block->title = cutter->depth ? join_headings(cutter, (struct str){"", 0}, " – ")
                                 : cutter->section;
    cutter->n_blocks++;
}

static void copy_body(struct cutter *cutter)
{
    const struct outline_input *input = cutter->input;
    for (size_t i = input->cover->body; i < input->sheet->n; i++)
        if (!cover_is_region_line(input->cover, input->vocabulary, &input->sheet->at[i]))
            cutter->lines[cutter->n_lines++] = input->sheet->at[i];
}

struct outline outline_read(struct arena *arena, const struct outline_input *input)
{
    struct cutter cutter = {.arena = arena, .input = input, .role = ROLE_OTHER};
    cutter.lines = arena_array(arena, input->sheet->n + 1, sizeof *cutter.lines);
    copy_body(&cutter);
    size_t n_headings = 0;
    for (size_t i = 0; i < cutter.n_lines; i++)
        n_headings += cutter.lines[i].class == LINE_CAPITALS ||
                      cover_is_section(input->cover, &cutter.lines[i]);
    cutter.blocks = arena_array(arena, n_headings + 1, sizeof *cutter.blocks);
    bool follows_heading = false;
    for (size_t i = 0; i < cutter.n_lines; i++) {
        if (!breaks(&cutter, i)) {
            if (cutter.n_blocks)
                cutter.blocks[cutter.n_blocks - 1].n_lines++;
            follows_heading = false;
            continue;
        }
        struct str title = spelling_title(input->spelling, arena, cutter.lines[i].text);
        bool is_new_section = is_section(&cutter, &cutter.lines[i]);
        if (is_new_section)
            open_section(&cutter, &cutter.lines[i], title);
        else
            push_heading(&cutter, i, title, follows_heading);
        add_block(&cutter, i, is_new_section);
        follows_heading = !is_new_section;
    }
    return (struct outline){cutter.blocks, cutter.n_blocks};
}
