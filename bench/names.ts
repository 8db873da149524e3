/** Names with their frequencies: the first are common, the last are rare. */
export const firstNames = (
  'Maria James Mary Anna Michael José David Sarah Robert Laura Daniel Emma John Elena Thomas Julia William Sofia Peter ' +
  'Olivia Alice Mohammed Richard Nina Paul Eva Mark Lucas Isabella George Chloé Charles Hannah Joseph Amélie Andrew Mia ' +
  'Fatima Alexander Zoë Christopher Ingrid Matthew Camille Anthony Katarzyna Steven Björn Kevin Søren Brian Łukasz Wei ' +
  'Edward Renée Ronald Jürgen Timothy Aïcha Jason Yuki Jeffrey Hiroshi Ryan Priya Jacob Arjun Gary Ananya Nicholas Ravi ' +
  'Eric Mei Jonathan Jun Stephen Ahmed Larry Layla Justin Omar Scott Amina Brandon Yusuf Benjamin Zeynep Samuel Mehmet ' +
  'Gregory Иван Frank Ольга Raymond Дмитрий Patrick Наталья Jack Ελένη Dennis Γιώργος Jerry 美咲 Tyler 健太 Aaron 伟 ' +
  'Henrik Margarethe Étienne Françoise Guillaume Beatriz Álvaro Joaquín Ximena Núria Giulia Lorenzo Matteo Chiara ' +
  'Siobhán Ciarán Niamh Wojciech Małgorzata Zdeněk Jiří Šárka Gábor Zsófia Ștefan Ioana Đorđe Željka Törbjörn Åsa'
).split(' ');

export const lastNames = (
  'Smith Johnson Williams Brown Jones García Miller Davis Rodríguez Martínez Hernández Lopez González Wilson Anderson ' +
  'Thomas Taylor Moore Jackson Martin Lee Pérez Thompson White Harris Sánchez Clark Ramírez Lewis Robinson Walker Young ' +
  'Allen King Wright Scott Torres Nguyễn Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter ' +
  'Roberts Gómez Phillips Evans Turner Díaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers ' +
  "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Núñez O'Brien O'Connor Kowalski Nowak " +
  'Wiśniewski Wójcik Kamiński Novák Svoboda Dvořák Horváth Nagy Kovács Popescu Ionescu Petrov Ivanov Петров Иванов ' +
  'Papadopoulos Παπαδόπουλος Rossi Russo Ferrari Esposito Bianchi Dubois Lefèvre Moreau Laurent Girard Andersson ' +
  'Johansson Karlsson Nilsson Hansen Sørensen Jørgensen Yılmaz Kaya Demir Şahin Khan Ahmed Hussain Patel Sharma Singh ' +
  'Kumar Gupta Chen Wang Li Zhang Liu Yang Huang Zhao Tanaka Suzuki 佐藤 鈴木 田中 Kim Park Choi Silva Santos Oliveira ' +
  'Smith-Jones García-Lorca van-Dijk'
).split(' ');

export const syllables = (
  'ba bel bor cas chen dor dra fa fen gar gil hal hen jo kar kel la len lo mar men mi nor ol pa per ra ren ri sal sen ' +
  'ta ten tor va ven wal wen xi yor za zel'
).split(' ');
