/** Tests of the settings of a project. They are written into folders of their own. */
package dev.lamina.dsl.settings;
