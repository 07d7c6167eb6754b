<?xml version="1.0" encoding="UTF-8"?>
<!-- Turns the list of what is in lamina.jar, as CycloneDX writes it, into a notice for people. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:bom="http://cyclonedx.org/schema/bom/1.6">
	<xsl:output method="text" encoding="UTF-8"/>

	<xsl:template match="/bom:bom">
		<xsl:text>Lamina is published under the Eclipse Public License 2.0, see LICENSE. lamina.jar also holds these libraries:&#10;&#10;</xsl:text>
		<xsl:for-each select="bom:components/bom:component[not(bom:group = 'dev.lamina')]">
			<xsl:sort select="concat(bom:group, ':', bom:name)"/>
			<xsl:value-of select="concat(bom:group, ':', bom:name, ' ', bom:version, '&#10;    ')"/>
			<xsl:choose>
				<!-- its pom.xml names none -->
				<xsl:when test="not(bom:licenses) and bom:group = 'org.antlr'">BSD-3-Clause</xsl:when>
				<xsl:when test="not(bom:licenses)">UNKNOWN</xsl:when>
				<xsl:otherwise>
					<xsl:for-each select="bom:licenses/bom:license | bom:licenses/bom:expression">
						<xsl:if test="position() &gt; 1"> or </xsl:if>
						<xsl:choose>
							<xsl:when test="bom:id"><xsl:value-of select="bom:id"/></xsl:when>
							<xsl:when test="bom:name"><xsl:value-of select="bom:name"/></xsl:when>
							<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
						</xsl:choose>
					</xsl:for-each>
				</xsl:otherwise>
			</xsl:choose>
			<xsl:text>&#10;</xsl:text>
		</xsl:for-each>
		<xsl:text>
The texts of these licences are in this jar: LICENSE (EPL-2.0), META-INF/LICENSE and META-INF/LICENSE.txt (Apache-2.0, MIT, BSD-2-Clause,
with the notices of their authors in META-INF/NOTICE and META-INF/NOTICE.txt), about.html (what the Eclipse libraries hold), and below.

</xsl:text>
	</xsl:template>
</xsl:stylesheet>
