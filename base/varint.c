/* Writing and reading numbers in LEB128. */
#include "base/varint.h"

void varint_put(struct buf *out, uint64_t value)
{
    char bytes[10];
    size_t n = 0;
    for (; value >= 0x80; value >>= 7)
        bytes[n++] = (char)(value | 0x80);
    bytes[n++] = (char)value;
    buf_put(out, bytes, n);
}

uint64_t varint_take_long(struct varint_reader *reader)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && reader->at < reader->end; shift += 7) {
        unsigned char byte = *reader->at++;
        if (shift == 63 && byte > 1)
            break; /* the tenth byte holds the last of the 64 bits and nothing else */
        value |= (uint64_t)(byte & 0x7FU) << shift;
        if (byte < 0x80)
            return value;
    }
    reader->damaged = true;
    reader->at = reader->end;
    return 0;
}
