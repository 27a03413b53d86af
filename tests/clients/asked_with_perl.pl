# Prints what RDF::Query::Client makes of a SELECT of ?person and ?label, of an ASK and of a CONSTRUCT.
use strict;
use warnings;
use RDF::Query::Client;
# RDF::Trine keeps texts as UTF-8 octets; they are printed as they are.

my ($address, $select, $ask, $construct) = @ARGV;

my $rows = RDF::Query::Client->new($select)->execute($address) or die 'no answer to SELECT';
while (my $row = $rows->next) {
    my $label = $row->{label};
    print join("\t", 'row', $row->{person}->uri_value, $label->literal_value, $label->literal_value_language), "\n";
}
my $boolean = RDF::Query::Client->new($ask)->execute($address) or die 'no answer to ASK';
print join("\t", 'ask', $boolean->get_boolean ? 'true' : 'false'), "\n";
my $triples = RDF::Query::Client->new($construct)->execute($address) or die 'no answer to CONSTRUCT';
my $count = 0;
$count++ while $triples->next;
print join("\t", 'triples', $count), "\n";
