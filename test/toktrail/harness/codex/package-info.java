/** Tests of Codex and Every Code: vectors, rules of counting, lineage, exec logs, incremental reading. */
package toktrail.harness.codex;
