"""Makes the PDFs of this folder: `python3 make_pdfs.py`, with reportlab of PyPI.

The files are kept beside this script, so that tests need no reportlab. Each shows one
thing that reports and leaflets have; the hostile ones are written byte by byte.
"""

import os
import zlib

from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

HERE = os.path.dirname(os.path.abspath(__file__))
WIDTH, HEIGHT = A4
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def begin(name, title=None, author=None, **options):
    page = canvas.Canvas(os.path.join(HERE, name), pagesize=A4, invariant=1, **options)
    if title:
        page.setTitle(title)
    if author:
        page.setAuthor(author)
    return page


def put(page, x, y, text, size=10, font="Helvetica"):
    page.setFont(font, size)
    page.drawString(x, HEIGHT - y, text)


def put_lines(page, x, y, lines, size=10, font="Helvetica", leading=13):
    for i, line in enumerate(lines):
        put(page, x, y + i * leading, line, size, font)
    return y + len(lines) * leading


def right(page, x, y, text, size=10, font="Helvetica"):
    page.setFont(font, size)
    page.drawRightString(x, HEIGHT - y, text)


def report():
    """Heads, feet, headings of two levels, cut words, lists, a table over columns."""
    page = begin("report.pdf", "Microsoft Word - rapport_v3.docx", "Claire Exemple")
    for number in range(1, 5):
        put(page, 60, 40, "Observatoire des Deux Rives", 8)
        right(page, 535, 805, f"Page {number} / 4", 8)
        if number == 1:
            put(page, 60, 110, "L'apprentissage dans les", 24, "Helvetica-Bold")
            put(page, 60, 138, "vallées du Nord", 24, "Helvetica-Bold")
            y = 190
        else:
            y = 90
        put(
            page,
            60,
            y,
            f"{number}. Chapitre {'un deux trois quatre'.split()[number-1]}",
            16,
            "Helvetica-Bold",
        )
        y = put_lines(
            page,
            60,
            y + 30,
            [
                "Les entreprises de la vallée accueillent des apprentis de tous les"
                " âges. Leur nom-",
                "bre croît chaque année, et les maîtres d'apprentissage suivent une"
                " prépara-",
                "tion de trois jours. Le porte-",
                "monnaie de la région, lui, ne grossit pas autant, dit-",
                "on souvent au conseil.",
            ],
        )
        y = put_lines(
            page,
            60,
            y + 10,
            [
                "Un second paragraphe commence après une ligne vide et se termine sur"
                " cette ligne",
                "courte.",
            ],
        )
        put(page, 60, y + 14, "Ce que les jeunes demandent", 10, "Helvetica-Bold")
        y += 34
        for text in (
            "un logement près de l'atelier ;",
            "une aide pour le permis ;",
            "des horaires de car adaptés.",
        ):
            put(page, 70, y, "\u2022", 10)
            put(page, 84, y, text, 10)
            y += 13
        if number == 2:
            y += 20
            for x, text in ((60, "Filière"), (300, "Apprentis"), (420, "Part")):
                put(page, x, y, text, 10, "Helvetica-Bold")
            for name, n, share in (
                ("Bois et charpente", "1 204", "12,5 %"),
                ("Commerce", "3 018", "31,3 %"),
                ("Soins à la personne", "987", "-"),
            ):
                y += 16
                put(page, 60, y, name)
                right(page, 350, y, n)
                right(page, 455, y, share)
        page.showPage()
    page.save()


LEFT = [
    "La première colonne raconte",
    "comment le lycée a ouvert sa",
    "section du soir. Elle compte",
    "assez de lignes pour que la",
    "page soit lue colonne après",
    "colonne, et non ligne par",
    "ligne comme un tableau.",
]
RIGHT = [
    "La seconde colonne parle des",
    "adultes qui reprennent leurs",
    "études. Ils viennent deux fois",
    "par semaine, après le travail,",
    "et passent un examen au mois",
    "de juin devant un jury de",
    "professionnels.",
]


def columns():
    """Two columns below a title, a line across, then three columns."""
    page = begin("columns.pdf", "Lettre du lycée")
    put(page, 60, 90, "Une rentrée du soir pour les adultes", 20)
    put_lines(page, 60, 130, LEFT)
    put_lines(page, 320, 130, RIGHT)
    put(page, 60, 250, "Trois ateliers, trois villes", 14)
    for i, town in enumerate(("Aubray", "Belmont", "Civry")):
        put_lines(
            page,
            60 + i * 170,
            290,
            [
                f"À {town}, l'atelier forme des",
                "soudeurs et des tuyauteurs sur",
                "des machines récentes, avec",
                "l'aide de la commune voisine.",
            ],
        )
    page.save()


def figures():
    """Figures with labels below and beside, and two tables side by side."""
    page = begin("figures.pdf")
    put(page, 60, 80, "Formation en chiffres", 22)
    for i, (n, label) in enumerate(
        (
            ("41 250", "apprentis en formation"),
            ("87 %", "de réussite au CAP"),
            ("312", "centres ouverts"),
        )
    ):
        put(page, 60 + i * 170, 140, n, 26, "Helvetica-Bold")
        put(page, 60 + i * 170, 160, label, 10)
    put(page, 60, 220, "Lycéens", 11)
    put(page, 320, 220, "Apprentis", 11)
    for x in (60, 320):
        right(page, x + 130, 240, "Valmont", 9)
        right(page, x + 200, 240, "Pays", 9)
    for i, (label, a, b) in enumerate(
        (
            ("Nombre :", "21 300", "3,4 %"),
            ("dont CAP :", "4 110", "3,8 %"),
            ("dont bac :", "16 900", "3,3 %"),
        )
    ):
        right(page, 120, 256 + i * 14, label, 9)
        right(page, 190, 256 + i * 14, a, 9)
        right(page, 260, 256 + i * 14, b, 9)
    for i, (label, a, b) in enumerate(
        (
            ("Nombre :", "9 560", "2,2 %"),
            ("évolution :", "15,8", "15,3"),
            ("en CFA :", "320", "1,1 %"),
        )
    ):
        right(page, 380, 256 + i * 14, label, 9)
        right(page, 450, 256 + i * 14, a, 9)
        right(page, 520, 256 + i * 14, b, 9)
    page.save()


def signs():
    """Ligatures, accents that are apart, marks of signs, soft hyphens, superscripts."""
    pdfmetrics.registerFont(TTFont("DejaVu", DEJAVU))
    page = begin("signs.pdf", "Signes")
    put(page, 60, 90, "O\ufb03ce du quali\ufb01ant", 18, "DejaVu")
    put_lines(
        page,
        60,
        130,
        [
            "La \ufb01lière ré\ufb02échit à l'e\ufb00ectif, et le cafe\u0301 reste"
            " ouvert. Les quali\u00ad",
            "fications sont au centre\u00a0: un «\u00a0vrai\u00a0» métier.",
        ],
        10,
        "DejaVu",
    )
    put(page, 60, 170, "\u25aa", 10, "DejaVu")
    put(page, 74, 170, "première mesure", 10, "DejaVu")
    put(page, 60, 184, "\u25aa", 10, "DejaVu")
    put(page, 74, 184, "seconde mesure", 10, "DejaVu")
    page.save()


def pages():
    """A paragraph over two pages, lists within lists, a page that is turned."""
    page = begin("pages.pdf", "Délibération du conseil")
    put_lines(
        page,
        60,
        90,
        [
            "Le conseil s'est réuni le mardi soir dans la salle du lycée pour voter.",
            "Après un long débat, il a décidé de prolon-",
        ],
    )
    page.showPage()
    put(page, 60, 90, "ger d'un an l'aide au transport des apprentis.")
    for i, (x, mark, text) in enumerate(
        (
            (70, "\u2022", "pour les trajets du matin :"),
            (90, "\u2013", "en train ;"),
            (90, "\u2013", "en car ;"),
            (70, "\u2022", "pour les trajets du soir."),
        )
    ):
        put(page, x, 130 + i * 14, mark)
        put(page, x + 12, 130 + i * 14, text)
    page.showPage()
    page.setPageRotation(90)
    page.saveState()
    page.rotate(90)
    page.setFont("Helvetica", 10)
    for i, text in enumerate(("Une page en travers se lit", "comme les autres.")):
        page.drawString(100, -100 - i * 13, text)
    page.restoreState()
    page.showPage()
    page.setFont("Helvetica", 10)
    page.setPageRotation(0)
    page.drawString(200, 600, "Un graphique a son axe debout.")
    page.rotate(90)
    page.drawString(300, -100, "milliers d'euros")
    page.save()


def contents():
    """Leaders of a table of contents, a table of words with lines in its cells."""
    page = begin("contents.pdf", "Guide des aides")
    put(page, 60, 80, "Sommaire", 16)
    for i, (text, n) in enumerate(
        (("1.1 Les bourses", 3), ("1.2 Les repas", 7), ("2 Le logement", 12))
    ):
        put(page, 60, 110 + i * 15, text + " " + ". " * 40 + str(n))
    put(page, 60, 200, "Qui appeler", 16)
    rows = (
        (("Ville",), ("Accueil",), ("Téléphone",)),
        (("Aubray",), ("Maison des jeunes, près", "de la gare"), ("04 00 00 00 01",)),
        (("Belmont",), ("Mairie",), ("04 00 00 00 02",)),
    )
    y = 230
    for row in rows:
        for x, cell in zip((60, 180, 400), row):
            put_lines(
                page,
                x,
                y,
                cell,
                10,
                "Helvetica-Bold" if row is rows[0] else "Helvetica",
                12,
            )
        y += 14 + 12 * (max(map(len, row)) - 1) + 8
    page.save()


def scanned():
    page = begin("scanned.pdf", "Numérisation")
    page.rect(60, 400, 300, 200, fill=1)
    page.save()


def protected():
    for name, password in (("locked.pdf", "secret"), ("restricted.pdf", "")):
        page = begin(
            name,
            "Note protégée",
            encrypt=pdfencrypt.StandardEncryption(
                password, "owner", canPrint=0, canCopy=0
            ),
        )
        put(page, 60, 90, "Note protégée", 18)
        put(page, 60, 130, "Elle se lit sans mot de passe.")
        page.save()


def write_raw(name, objects, root=1):
    """Write PDF objects as they are, with their table."""
    out = b"%PDF-1.4\n"
    places = []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % i + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        start,
    )
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(out)


def stream(data, filters=b""):
    return (
        b"<< /Length %d %s >>\nstream\n" % (len(data), filters) + data + b"\nendstream"
    )


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    b"/Resources << /Font << /F 5 0 R >> >> >>"
)
HELLO = (
    b"BT /F 18 Tf 60 700 Td (Un titre simple) Tj "
    b"0 -40 Td /F 10 Tf (Une phrase du texte.) Tj ET"
)


def hostile():
    # A tree of pages that holds itself.
    write_raw(
        "tree-loop.pdf",
        [
            CATALOG,
            b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R 3 0 R] >>",
            PAGE,
            stream(HELLO),
            FONT,
        ],
    )
    # A drawing that draws itself.
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] "
        b"/Resources << /XObject << /X 6 0 R >> /Font << /F 5 0 R >> >>"
    )
    page = PAGE.replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    write_raw(
        "form-loop.pdf",
        [
            CATALOG,
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            page,
            stream(b"/X Do /X Do " + HELLO),
            FONT,
            stream(b"/X Do /X Do " + HELLO, form),
        ],
    )
    # Many megabytes of blanks, compressed twice.
    deep = zlib.compress(zlib.compress(b" " * (160 << 20), 9), 9)
    write_raw(
        "bomb.pdf",
        [
            CATALOG,
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            PAGE,
            stream(deep, b"/Filter [/FlateDecode /FlateDecode]"),
            FONT,
        ],
    )
    # A million pages are said, and one is there; it is kilometres wide.
    huge = PAGE.replace(b"595 842", b"99999999999 99999999999")
    write_raw(
        "huge.pdf",
        [
            CATALOG,
            b"<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>",
            huge,
            stream(HELLO),
            FONT,
        ],
    )
    # A script that runs when the file is opened, and a file that is attached.
    write_raw(
        "active.pdf",
        [
            b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript "
            b"/JS (app.launchURL\\('http://a.invalid'\\);) >> "
            b"/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >> >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            PAGE,
            stream(HELLO),
            FONT,
            b"<< /Type /Filespec /F (../../etc/passwd) /EF << /F 4 0 R >> >>",
        ],
    )
    with open(os.path.join(HERE, "damaged.pdf"), "wb") as file:
        file.write(
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
            b"2 0 obj\n<< /Ki"
        )


if __name__ == "__main__":
    for make in (
        report,
        columns,
        figures,
        signs,
        pages,
        contents,
        scanned,
        protected,
        hostile,
    ):
        make()
