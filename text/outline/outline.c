/* Finds what is in which part of an outline. */
#include "text/outline/outline.h"

size_t outline_end(const struct outline *outline, uint32_t part)
{
    return part + 1 < outline->n_parts ? outline->parts[part + 1].at
                                       : outline->text_bytes;
}

uint32_t outline_part_of_byte(const struct outline *outline, size_t at)
{
    uint32_t low = 0, high = outline->n_parts;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (outline->parts[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t outline_part_of_paragraph(const struct outline *outline, uint32_t number)
{
    uint32_t low = 0, high = outline->n_parts;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (outline->parts[middle].n_paragraphs < number)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t outline_part_of_note(const struct outline *outline, uint32_t number)
{
    for (uint32_t i = 0; i < outline->n_parts; i++) {
        struct outline_numbers notes = outline->parts[i].notes;
        if (notes.first && notes.first <= number && number <= notes.last)
            return i;
    }
    return 0;
}
