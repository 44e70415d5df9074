namespace ActionBot.Spreadsheets;

/// <summary>How cells look, by the numbers under which the sheets name it.</summary>
internal static class XlsxStyles
{
    public const int Plain = 0,
        Header = 1,
        Date = 2,
        Number = 3,
        Text = 4,
        Quoted = 5,
        Title = 6,
        Strong = 7;

    // A quoted text stays a text even when somebody opens its cell and presses Enter.
    public static string Xml { get; } =
        string.Join(
            '\n',
            $"""<styleSheet xmlns="{XlsxWriter.Main}">""",
            """<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>""",
            """<fonts count="4">"""
                + """<font><sz val="11"/><name val="Calibri"/></font>"""
                + """<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>"""
                + """<font><b/><sz val="16"/><name val="Calibri"/></font>"""
                + """<font><b/><sz val="11"/><name val="Calibri"/></font>"""
                + "</fonts>",
            """<fills count="3">"""
                + """<fill><patternFill patternType="none"/></fill>"""
                + """<fill><patternFill patternType="gray125"/></fill>"""
                + """<fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/><bgColor indexed="64"/></patternFill></fill>"""
                + "</fills>",
            """<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>""",
            """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>""",
            """<cellXfs count="8">""",
            """<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>""",
            """<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">"""
                + """<alignment vertical="center" wrapText="1"/></xf>""",
            """<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">"""
                + """<alignment horizontal="left" vertical="top"/></xf>""",
            """<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">"""
                + """<alignment vertical="top"/></xf>""",
            """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">"""
                + """<alignment vertical="top" wrapText="1"/></xf>""",
            """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1">"""
                + """<alignment vertical="top" wrapText="1"/></xf>""",
            """<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>""",
            """<xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/>""",
            "</cellXfs>",
            """<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>""",
            "</styleSheet>"
        );
}
