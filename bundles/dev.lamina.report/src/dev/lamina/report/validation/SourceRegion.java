package dev.lamina.report.validation;

/**
 * A piece of a text. Columns, offset and length count UTF-16 units; a byte order mark is not counted.
 *
 * @param line      the first line, from 1
 * @param column    the first column, from 1
 * @param endLine   the line in which the piece ends, from 1
 * @param endColumn the column after its last letter, from 1
 * @param offset    where it begins in the text, from 0
 * @param length    how long it is
 */
public record SourceRegion(int line, int column, int endLine, int endColumn, int offset, int length) {
}
