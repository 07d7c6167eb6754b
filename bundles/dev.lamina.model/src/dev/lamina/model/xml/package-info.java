/** XML as it is written and read everywhere: which letters texts may have, and where elements stand. */
package dev.lamina.model.xml;
