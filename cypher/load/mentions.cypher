// Title: Load mentions
// Answers: Records how an article names an actor.
// Parameters:
//   rows: rows -- article, actor, name, kind, aliases
// Columns: none
UNWIND $rows AS row
MATCH (x:Article {id: row.article})
MATCH (a:Actor {id: row.actor})
CREATE (x)-[:MENTIONS {name: row.name, kind: row.kind, aliases: row.aliases}]->(a)
