/* The tables of the lengths and counts that have a code, and the look-up in them. */
#include "engine/file/length_code.h"

#include <stddef.h>

/* From 60 words on, each step is about a fortieth of the length up to 2000 words, which
 * nearly no document exceeds, then a tenth. */
static const uint32_t lengths[LENGTH_CODES] = {
    0,      1,      2,      3,      4,      5,      6,      7,      8,      9,
    10,     11,     12,     13,     14,     15,     16,     17,     18,     19,
    20,     21,     22,     23,     24,     25,     26,     27,     28,     29,
    30,     31,     32,     33,     34,     35,     36,     37,     38,     39,
    40,     41,     42,     43,     44,     45,     46,     47,     48,     49,
    50,     51,     52,     53,     54,     55,     56,     57,     58,     59,
    60,     62,     64,     66,     68,     70,     72,     74,     76,     78,
    80,     82,     84,     86,     88,     90,     92,     94,     96,     98,
    100,    103,    106,    109,    112,    115,    118,    121,    124,    127,
    130,    133,    136,    139,    142,    146,    150,    154,    158,    162,
    166,    170,    174,    178,    182,    187,    192,    197,    202,    207,
    212,    217,    222,    228,    234,    240,    246,    252,    258,    264,
    271,    278,    285,    292,    299,    306,    314,    322,    330,    338,
    346,    355,    364,    373,    382,    392,    402,    412,    422,    433,
    444,    455,    466,    478,    490,    502,    515,    528,    541,    555,
    569,    583,    598,    613,    628,    644,    660,    677,    694,    711,
    729,    747,    766,    785,    805,    825,    846,    867,    889,    911,
    934,    957,    981,    1006,   1031,   1057,   1083,   1110,   1138,   1166,
    1195,   1225,   1256,   1287,   1319,   1352,   1386,   1421,   1457,   1493,
    1530,   1568,   1607,   1647,   1688,   1730,   1773,   1817,   1862,   1909,
    1957,   2006,   2207,   2428,   2671,   2938,   3232,   3555,   3911,   4302,
    4732,   5205,   5726,   6299,   6929,   7622,   8384,   9222,   10144,  11158,
    12274,  13501,  14851,  16336,  17970,  19767,  21744,  23918,  26310,  28941,
    31835,  35019,  38521,  42373,  46610,  51271,  56398,  62038,  68242,  75066,
    82573,  90830,  99913,  109904, 120894, 132983, 146281, 160909, 177000, 194700,
    214170, 235587, 259146, 285061, 313567, 344924,
};

uint8_t length_encode(uint32_t length)
{
    unsigned low = 0, high = LENGTH_CODES - 1;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        /* Halfway between two lengths, the nearer one changes. */
        if (length > (lengths[middle] + lengths[middle + 1]) / 2)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint8_t)low;
}

uint32_t length_decode(uint8_t code)
{
    return lengths[code];
}

static const uint8_t counts[COUNT_CODES] = {0, 1,  2,  3,  4,  5,  6,  7,
                                            8, 10, 12, 15, 20, 30, 60, 150};

uint8_t count_encode(uint32_t count)
{
    uint8_t code = 0;
    while (code + 1U < COUNT_CODES && counts[code + 1U] <= count)
        code++;
    /* A count between two that have a code takes the nearer one. */
    if (code + 1U < COUNT_CODES && count > counts[code] &&
        counts[code + 1U] - count < count - counts[code])
        code++;
    return code;
}

uint32_t count_decode(uint8_t code)
{
    return counts[code % COUNT_CODES];
}
