/** Tests of configuration: places, problems with their positions, defaults, merging, templates, writers. */
package toktrail.config;
