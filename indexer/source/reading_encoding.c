/* Sees to the encoding of what a source is read from. */
#include "base/utf8.h"
#include "indexer/markup/encoding.h"
#include "indexer/source/reading.h"

/** A place in a text: its line, and the byte in it, from 1. */
struct place {
    uint32_t line;
    size_t column;
};

static struct place place_of(struct str text, size_t at, uint32_t first_line)
{
    struct place place = {first_line, 1};
    for (size_t i = 0; i < at; i++, place.column++)
        if (text.at[i] == '\n') {
            place.line++;
            place.column = 0;
        }
    return place;
}

bool reading_refuse_encoding(const struct reading *reading, struct str text,
                             uint32_t first_line)
{
    size_t at = utf8_first_invalid(text);
    if (at == text.n)
        return false;
    struct place place = place_of(text, at, first_line);
    source_refuse(reading->sink, place.line,
                  "octet %zu de la ligne : 0x%02X n'est pas de l'UTF-8 ; enregistrez le "
                  "fichier en UTF-8",
                  place.column, (unsigned char)text.at[at]);
    return true;
}

static void warn_damage(const struct reading *reading, struct str text,
                        uint32_t first_line)
{
    size_t at = encoding_find_damage(text);
    if (at == text.n)
        return;
    struct place place = place_of(text, at, first_line);
    source_warn(
        reading->sink, place.line,
        "octet %zu de la ligne : des caractères ont été perdus ou codés deux fois "
        "(« � », « Ã© ») : à corriger dans la source",
        place.column);
}

bool reading_mend_lines(struct str *text, struct buf *mended,
                        const struct reading *reading, uint32_t first_line)
{
    size_t invalid = utf8_first_invalid(*text);
    if (invalid < text->n && encoding_is_windows(*text)) {
        source_warn(reading->sink, place_of(*text, invalid, first_line).line,
                    "lu comme du Windows-1252, ce n'est pas de l'UTF-8 ; enregistrez le "
                    "fichier en UTF-8");
        encoding_put_windows(mended, *text);
    } else if (invalid == text->n && encoding_is_doubled(*text)) {
        source_warn(reading->sink, first_line, "%s", READING_DOUBLED);
        encoding_put_undoubled(mended, *text);
    } else {
        warn_damage(reading, *text, first_line);
        return !reading_refuse_encoding(reading, *text, first_line);
    }
    *text = buf_str(mended);
    return true;
}

bool reading_mend_encoding(struct str *text, struct buf *mended,
                           const struct reading *reading)
{
    return reading_mend_lines(text, mended, reading, 1);
}
