"""Makes the office documents of this folder that no program writes as we need them: each
holds what its name says. Run it from here after a change; the files are kept."""
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DAY = (2026, 1, 1, 0, 0, 0)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def write(name, parts, mimetype=None):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr(zipfile.ZipInfo("mimetype", DAY), mimetype,
                             zipfile.ZIP_STORED)
        for part, text in parts.items():
            entry = zipfile.ZipInfo(part, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)


def relations(rows):
    links = "".join(f'<Relationship Id="{i}" Type="{RELATION}/{kind}" Target="{target}"/>'
                    for i, kind, target in rows)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def core(title="", author="", modified="", keywords=""):
    return ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
            'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
            "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
            f"<dcterms:modified>{modified}</dcterms:modified></cp:coreProperties>")


def docx(name, body, title="", author="", modified="", **parts):
    notes = parts.get("notes", "")
    write(name, {
        "[Content_Types].xml": '<Types xmlns="%s/content-types"/>' % PACKAGE,
        "_rels/.rels": relations([("rId1", "officeDocument", "word/document.xml")]),
        "docProps/core.xml": core(title, author, modified),
        "word/document.xml": f"<w:document {W} {R} {parts.get('spaces', '')}><w:body>"
                             f"{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            [("rId5", "hyperlink", "https://exemple.fr/aide?a=1&amp;b=2")]),
        "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{NUMBERING}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
        "word/header1.xml": f"<w:hdr {W}>{p('En-tête')}</w:hdr>",
        "word/comments.xml": f"<w:comments {W}><w:comment w:id='1'>{p('Note')}"
                             "</w:comment></w:comments>",
    })


def style(ident, name, more=""):
    return (f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/>'
            f"{more}</w:style>")


STYLES = "".join([
    style("Titre1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    style("Titre2", "heading 2"),
    style("MonTitre", "Chapitre maison", '<w:basedOn w:val="Titre2"/>'),
    style("Titre", "Title"),
    style("TM1", "toc 1"),
    style("Puces", "List Bullet",
          '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    '<w:style w:type="character" w:styleId="lev"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style>",
])


def level(number, kind, start=1):
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="{kind}"/></w:lvl>')


NUMBERING = ('<w:abstractNum w:abstractNumId="0">' + level(0, "bullet")
             + level(1, "bullet") + "</w:abstractNum>"
             '<w:abstractNum w:abstractNumId="1">' + level(0, "decimal", 3)
             + level(1, "lowerLetter") + "</w:abstractNum>"
             '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
             '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>')


def r(text, looks=""):
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content, properties=""):
    content = content if content.startswith("<") else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def styled(text, name):
    return p(text, f'<w:pStyle w:val="{name}"/>')


def item(text, number, lvl=0):
    return p(text, f'<w:numPr><w:ilvl w:val="{lvl}"/><w:numId w:val="{number}"/>'
                   "</w:numPr>")


def table(rows, columns, look='<w:tblLook w:val="04A0"/>'):
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>"
                    for row in rows)
    return (f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>" + "<w:gridCol/>" * columns
            + f"</w:tblGrid>{cells}</w:tbl>")


docx("structure.docx", "".join([
    styled("Se former en Bretagne", "Titre"),
    styled("Sommaire 3", "TM1"),
    p("Une phrase d'entrée."),
    styled("Les aides", "Titre1"),
    p(r("Du ") + r("gras", "<w:b/>") + r(" coupé", "<w:b/>") + r(", de l'")
      + r("italique", "<w:i/>") + r(" et ") + r("encore", '<w:rStyle w:val="lev"/>')
      + r(".")),
    item("premier", 1), item("dedans", 1, 1), item("second", 1),
    styled("Intertitre de la maison", "MonTitre"),
    item("trois", 2), p("Une suite."), item("quatre", 2),
    styled("une puce de style", "Puces"),
    p('<w:hyperlink r:id="rId5">' + r("la page") + "</w:hyperlink>" + r(" à lire")
      + '<w:r><w:footnoteReference w:id="7"/></w:r>' + r("."),),
    table([[p("Année"), p("Dossiers")], [p("2025"), p("1 200") + p("en hausse")]], 2),
    table([[p("À retenir") + item("dans un cadre", 1)]], 1),
    p(r("Ligne") + "<w:r><w:br/></w:r>" + r("suivante")
      + "<w:r><w:tab/></w:r>" + r("et tabulation")
      + '<w:r><w:br w:type="page"/></w:r>' + r("page") + "<w:r><w:noBreakHyphen/></w:r>"
      + r("fin")),
]), title="Modèle", author="Carif de Bretagne", modified="2026-03-02T10:00:00Z",
    notes='<w:footnote w:id="0">' + p("séparateur") + '</w:footnote><w:footnote w:id="7">'
          + p("Le texte de la note.") + "</w:footnote>")

docx("revisions.docx", "".join([
    p(r("Gardé ") + "<w:ins>" + r("ajouté ") + "</w:ins><w:del><w:r><w:delText>retiré "
      "</w:delText></w:r></w:del>" + r("caché ", "<w:vanish/>") + r("montré.")),
    p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
      '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("résultat du champ")
      + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    p(r("Avant la zone") + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
      + p("Texte de la zone") + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
      + p("Texte de la zone")
      + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
      + r(", après la zone")),
    p('<w:r><w:drawing><wp:docPr id="1" name="Image 1" descr="Carte des centres"/>'
      "</w:drawing></w:r>"),
]), author="Utilisateur", modified="2026-01-15T08:00:00Z",
    spaces='xmlns:mc="urn:mc" xmlns:wp="urn:wp"')

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
ODF = " ".join(f'xmlns:{prefix}="{OFFICE}:{name}:1.0"' for prefix, name in [
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
    ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    ("meta", "meta")]) + (' xmlns:dc="http://purl.org/dc/elements/1.1/" '
                          'xmlns:xlink="http://www.w3.org/1999/xlink"')


def odf(name, kind, body, styles="", meta=""):
    write(name, {
        "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}"
                       f"</office:automatic-styles><office:body>{body}</office:body>"
                       "</office:document-content>",
        "meta.xml": f"<office:document-meta {ODF}><office:meta>{meta}</office:meta>"
                    "</office:document-meta>",
        "styles.xml": f"<office:document-styles {ODF}/>",
    }, f"application/vnd.oasis.opendocument.{kind}")


odf("structure.odt", "text", "<office:text>" + "".join([
    "<text:tracked-changes><text:p>supprimé</text:p></text:tracked-changes>",
    '<text:p text:style-name="P1">Le titre du guide</text:p>',
    "<text:table-of-content><text:p>Sommaire 1</text:p></text:table-of-content>",
    '<text:h text:outline-level="1">Première partie</text:h>',
    '<text:p>Du <text:span text:style-name="T1">gras</text:span>,<text:s text:c="2"/>un '
    '<text:a xlink:href="https://exemple.fr/">lien</text:a><text:line-break/>et une '
    "note<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>Texte de la note.</text:p></text:note-body></text:note>.</text:p>",
    '<text:list text:style-name="L1"><text:list-item><text:p>un</text:p><text:list>'
    "<text:list-item><text:p>dedans</text:p></text:list-item></text:list>"
    "</text:list-item><text:list-item><text:p>deux</text:p><text:p>suite du deux</text:p>"
    "</text:list-item></text:list>",
    '<text:p><text:span text:style-name="T2">caché</text:span>Visible'
    "<office:annotation><text:p>commentaire</text:p></office:annotation>"
    "<draw:frame><draw:text-box><text:p>Zone de texte</text:p></draw:text-box>"
    "</draw:frame>"
    "<draw:frame><draw:image/><svg:desc>Un plan d'accès</svg:desc></draw:frame></text:p>",
    "<text:p>Champ : <text:title>le titre</text:title>."
    "<draw:custom-shape><text:p>Dans une forme</text:p></draw:custom-shape></text:p>",
    '<table:table><table:table-column table:number-columns-repeated="2"/>'
    "<table:table-header-rows><table:table-row><table:table-cell><text:p>Aide</text:p>"
    "</table:table-cell><table:table-cell><text:p>Montant</text:p></table:table-cell>"
    "</table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
    "<text:p>Permis</text:p></table:table-cell><table:table-cell><text:p>500 €</text:p>"
    "</table:table-cell></table:table-row></table:table>",
]) + "</office:text>",
    styles='<style:style style:name="P1" style:family="paragraph" '
           'style:parent-style-name="Title"/>'
           '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/>'
           '</style:style><style:style style:name="T2"><style:text-properties '
           'text:display="none"/></style:style><text:list-style style:name="L1">'
           '<text:list-level-style-number text:level="1" style:num-format="1"/>'
           '<text:list-level-style-bullet text:level="2"/></text:list-style>',
    meta="<dc:title>Ancien titre</dc:title><meta:initial-creator>Région Occitanie"
         "</meta:initial-creator><dc:creator>Une autre</dc:creator>"
         "<dc:date>2026-02-10T12:00:00</dc:date><meta:keyword>VAE</meta:keyword>")


def cells(values):
    return "<table:table-row>" + "".join(
        f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"
        for text, attributes in values) + "</table:table-row>"


odf("sheets.ods", "spreadsheet", "<office:spreadsheet>"
    '<table:table table:name="Aides">'
    + cells([("Aide", ""), ("Depuis", ""), ("Part", "")])
    + cells([("Permis", ""), ("02/01/26", 'office:date-value="2026-01-02"'),
             ("12,5 %", "")])
    + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
      'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    + '<table:table table:name="Secret" table:style-name="ta2">' + cells([("caché", "")])
    + "</table:table></office:spreadsheet>",
    styles='<style:style style:name="ta2"><style:table-properties table:display="false"/>'
           "</style:style>", meta="<dc:title>Aides régionales</dc:title>")

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(rows):
    return f"<worksheet {S}><sheetData>" + "".join(
        f'<row r="{i}">' + "".join(row) + "</row>" for i, row in rows
    ) + "</sheetData></worksheet>"


def shared(number):
    return f'<c t="s"><v>{number}</v></c>'


def number(value, look=0):
    return f'<c s="{look}"><v>{value}</v></c>'


TEXTS = ["Région", "Taux d'emploi", "Apprentis", "Bretagne", "Corse", "Service",
         "Ouverture", "Prix", "Accueil"]
write("sheets.xlsx", {
    "[Content_Types].xml": '<Types xmlns="%s/content-types"/>' % PACKAGE,
    "docProps/core.xml": core("Tableau de bord", "Oref", "2026-04-01T10:00:00Z"),
    "xl/workbook.xml": f'<workbook {S} {R}><workbookPr/><sheets>'
                       '<sheet name="Emploi" sheetId="1" r:id="rId1"/>'
                       '<sheet name="Services" sheetId="2" r:id="rId2"/>'
                       '<sheet name="Secret" sheetId="3" state="hidden" r:id="rId3"/>'
                       "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": relations(
        [(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in (1, 2, 3)]),
    "xl/sharedStrings.xml": f"<sst {S}>" + "".join(
        f"<si><t>{text}</t></si>" for text in TEXTS) + "</sst>",
    "xl/styles.xml": f'<styleSheet {S}><numFmts>'
                     '<numFmt numFmtId="164" formatCode="0.0%"/>'
                     '<numFmt numFmtId="165" formatCode="dd/mm/yyyy"/>'
                     '<numFmt numFmtId="166" '
                     'formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts><cellXfs>'
                     '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="3"/>'
                     '<xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": sheet([
        (1, ['<c t="inlineStr"><is><t>Emploi par région en 2024</t></is></c>']),
        (3, [shared(0), shared(1), shared(2)]),
        (4, [shared(3), number("0.66100000000000003", 1), number(123456, 2)]),
        (5, [shared(4), number("0.58", 1), '<c t="str"><f>1+1</f><v>nd</v></c>'])]),
    "xl/worksheets/sheet2.xml": sheet([
        (1, [shared(5), shared(6), shared(7)]),
        (2, [shared(8), number(46027, 3), number("1200.5", 4)])]),
    "xl/worksheets/sheet3.xml": sheet(
        [(1, ['<c t="inlineStr"><is><t>caché</t></is></c>'])]),
})
