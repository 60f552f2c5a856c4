/* Writing figures.bin: the series of the indicators. */
#include "engine/build/build_parts.h"
#include "engine/figures/figures_builder.h"

/** The document number @p i, from 0; only indicators have figures. */
static enum status add(struct figures_builder *figures, struct buf *room,
                       const struct build *build, size_t i, struct error *err)
{
    const struct build_entry *entry = &build->entries[i];
    if (entry->row.kind != KIND_INDICATOR)
        return STATUS_OK;
    struct str fields[FIELD_COUNT_], shown;
    struct spooled spooled;
    enum status st = build_read_texts(&spooled, room, build, entry, err);
    if (st)
        return st;
    (void)texts_get(spooled.texts, fields, &shown);
    figures_builder_add(figures, (uint32_t)i + 1, fields, entry->row.regions);
    return STATUS_OK;
}

enum status build_write_figures(const struct build *build, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_FIGURES);
    AUTO_FIGURES_BUILDER *figures = figures_builder_new(build->vocabulary);
    AUTO_BUF room = BUF_INIT(2ULL * SPOOL_PIECE_MAX);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < build->n; i++)
        st = add(figures, &room, build, i, err);
    return st ? st : figures_builder_write(figures, path, err);
}
