// Title: Bearer of names
// Answers: Which person do most articles name in full who may be meant by these short names?
// Parameters:
//   rows: rows -- id (the short name), most (how many articles name that person)
// Columns:
//   id -- the short name
//   full -- the person's name, folded
UNWIND $rows AS row
MATCH (n:Name {id: row.id})<-[r:SHORTENS_TO]-(b:Name)
WITH n.id AS id, row.most AS most, r.fold AS full, sum(b.persons) AS articles
WHERE articles = most
RETURN id, full
