using System.Globalization;

namespace ActionBot.Spreadsheets;

/// <summary>A chart of bars that is drawn from two columns of a sheet and follows them when they are changed.</summary>
/// <param name="Title">What it tells.</param>
/// <param name="Sheet">The sheet with the numbers, from row 2 on; names stand in column A.</param>
/// <param name="Column">The letter of the column with the numbers.</param>
/// <param name="Series">What is counted.</param>
/// <param name="Bars">The rows as they are.</param>
/// <param name="Lying">Whether bars go from left to right, for long names, or upwards, for a course of time.</param>
internal sealed record XlsxChart(
    string Title,
    string Sheet,
    string Column,
    string Series,
    IReadOnlyList<(string Name, int Count)> Bars,
    bool Lying
)
{
    private const string Drawings = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Charts = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <summary>The drawing that holds the chart and fills its sheet.</summary>
    public string Drawing() =>
        $"""
            <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{Drawings}"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9300000" cy="6070000"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart" descr="{XlsxWriter.Escape(
                Description
            )}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="{Charts}"><c:chart xmlns:c="{Charts}" xmlns:r="{XlsxWriter.Relations}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>
            """;

    /// <summary>The chart itself.</summary>
    public string Chart() =>
        $"""
            <c:chartSpace xmlns:c="{Charts}" xmlns:a="{Drawings}" xmlns:r="{XlsxWriter.Relations}"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>{XlsxWriter.Escape(
                Title
            )}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="{(
                Lying ? "bar" : "col"
            )}"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>{Cell(
                $"${Column}$1"
            )}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{XlsxWriter.Escape(
                Series
            )}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val="1F5FA8"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>{Cell(
                $"$A$2:$A${Last}"
            )}</c:f><c:strCache>{Points(b => XlsxWriter.Escape(b.Name))}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{Cell(
                $"${Column}$2:${Column}${Last}"
            )}</c:f><c:numCache><c:formatCode>General</c:formatCode>{Points(b =>
                b.Count.ToString(CultureInfo.InvariantCulture)
            )}</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{(
                Lying ? "maxMin" : "minMax"
            )}"/></c:scaling><c:delete val="0"/><c:axPos val="{(
                Lying ? "l" : "b"
            )}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="{(
                Lying ? "t" : "l"
            )}"/><c:majorGridlines/><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>
            """;

    private int Last => Bars.Count + 1;

    private string Description => $"{Title}: {string.Join(", ", Bars.Take(30).Select(b => $"{b.Name} {b.Count}"))}";

    private string Cell(string range) => XlsxWriter.Escape($"'{Sheet.Replace("'", "''", StringComparison.Ordinal)}'!{range}");

    private string Points(Func<(string Name, int Count), string> value) =>
        $"""<c:ptCount val="{Bars.Count}"/>""" + string.Concat(Bars.Select((b, i) => $"""<c:pt idx="{i}"><c:v>{value(b)}</c:v></c:pt>"""));
}
