// Title: Name actors
// Answers: Sets what an actor is called, from what its articles call it.
// Parameters:
//   rows: rows -- id, name, kind, aliases, search (every name in lower case, a line each),
//     tally (what articles call it, and how many do so)
// Columns: none
UNWIND $rows AS row
MATCH (a:Actor {id: row.id})
SET a.name = row.name, a.kind = row.kind, a.aliases = row.aliases, a.search = row.search,
    a.tally = row.tally
