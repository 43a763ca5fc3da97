// Title: Load mentions
// Answers: Records how an article names an actor.
// Parameters:
//   rows: rows -- article, actor, name, kind, aliases, local (the actor's id in the article),
//     given (what a decision by hand calls it, "" without one)
// Columns: none
UNWIND $rows AS row
MATCH (x:Article {id: row.article})
MATCH (a:Actor {id: row.actor})
CREATE (x)-[:MENTIONS {name: row.name, kind: row.kind, aliases: row.aliases,
                     local: row.local, given: row.given}]->(a)
