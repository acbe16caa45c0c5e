// Command pulumi-resource-azuread serves the Terraform provider for Entra ID to the Pulumi engine.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-provider-azuread/xpprovider"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge/tokens"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
)

// version is the release of the official plugin that wraps the same version of the Terraform provider.
const version = "6.5.0"

func main() {
	provider, err := xpprovider.GetProviderSchema(context.Background())
	if err != nil {
		log.Fatalf("read the schema of the azuread provider: %v", err)
	}
	info := tfbridge.ProviderInfo{
		P:       shimv2.NewProvider(provider),
		Name:    "azuread",
		Version: version,
		// The same settings as in the official plugin, so that a state file written with either hides them.
		Config: map[string]*tfbridge.SchemaInfo{
			"client_id":                   {Secret: tfbridge.True()},
			"client_secret":               {Secret: tfbridge.True()},
			"client_certificate_password": {Secret: tfbridge.True()},
		},
	}
	info.MustComputeTokens(tokens.SingleModule("azuread_", "index", tokens.MakeStandard("azuread")))
	// The engine takes types and properties from the Node SDK; an empty schema is all it needs from the plugin.
	tfbridge.Main("azuread", version, info, []byte("{}"))
}
