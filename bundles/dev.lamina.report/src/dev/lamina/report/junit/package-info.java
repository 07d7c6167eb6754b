/**
 * Promises as test cases, in the XML that JUnit made common.
 * Continuous integration shows them as it shows tests.
 */
package dev.lamina.report.junit;
