// Title: Short names, as stored
// Answers: For which persons do these names of one word stand?
// Parameters:
//   ids: strings -- names
// Columns:
//   short -- the short name
//   full -- the person's name, folded
UNWIND $ids AS id
MATCH (o:Name {id: id})<-[r:CALLED {rule: 'short name'}]-(n:Name)
RETURN o.id AS short, n.id AS full
